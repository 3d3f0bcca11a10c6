import { expect, test } from 'vitest';
import type { Ending } from '#call/call.ts';
import { type RefusalCode, refusals } from '#call/refusal.ts';
import { text } from '#call/template.ts';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';
import { explainTokenRequestFailure } from './token-request-failure.ts';

const noMore = 'is not sent again by itself.';

/** Every kind of ending, what it is called, and whether a code in the request may have been used. */
const endings: readonly [ending: Exclude<Ending, { kind: 'response' }>, headline: string, mayBeUsed: boolean][] = [
  [{ kind: 'unreachable', code: 'ENOTFOUND' }, 'api.example could not be found.', false],
  [{ kind: 'unreachable', code: 'EAI_AGAIN' }, 'api.example could not be found.', false],
  [{ kind: 'unreachable', code: 'ECONNREFUSED' }, 'Nothing listens at api.example.', false],
  [{ kind: 'unreachable', code: 'EHOSTUNREACH' }, 'api.example could not be reached.', false],
  [{ kind: 'unreachable', code: 'ECONNRESET' }, 'api.example could not be reached.', true],
  [{ kind: 'unreachable', code: '' }, 'api.example could not be reached.', true],
  [{ kind: 'tls', code: 'CERT_HAS_EXPIRED' }, 'No secure connection to api.example.', false],
  [{ kind: 'timeout', during: 'headers', waitedMs: 30_000 }, 'api.example did not answer in time.', true],
  [{ kind: 'timeout', during: 'body', waitedMs: 300 }, 'api.example stopped in mid-answer.', true],
  [{ kind: 'aborted' }, 'This call was cancelled.', true],
  [{ kind: 'broken-off', code: 'ECONNRESET' }, 'api.example broke the connection off.', true],
  [{ kind: 'too-large', limitBytes: 10_000_000 }, 'The answer is larger than the console takes.', true],
  [{ kind: 'proxy-down' }, 'Authscope is not running.', true],
];

test.each(endings)('$kind $code', (ending, headline, mayBeUsed) => {
  const call = callView(200, [], { ending, head: null });
  const diagnosis = diagnoseCall(call, null);
  expect(diagnosis).toMatchObject({ headline, fix: 'send-again', code: 'code' in ending ? ending.code : null });
  if (diagnosis) expectSound(diagnosis);
  for (const purpose of ['token', 'refresh'] as const) {
    const exchange = explainTokenRequestFailure({ ...call, purpose }, { kind: 'no-answer' });
    expectSound(exchange);
    expect(exchange).toMatchObject({ headline, fix: 'start-over' });
    expect(exchange.sentence.endsWith(noMore)).toBe(mayBeUsed);
    if (mayBeUsed)
      expect(exchange.sentence).toContain(purpose === 'token' ? 'used the code' : 'used the refresh token');
  }
});

test.each(Object.keys(refusals) as RefusalCode[])('refused by the proxy: %s', (code) => {
  const call = callView(200, [], { ending: { kind: 'refused-by-proxy', code }, head: null });
  const fix = code === 'bad-key' ? 'reload' : 'send-again';
  const diagnosis = diagnoseCall(call, null);
  expect(diagnosis).toMatchObject({
    headline: 'The dev-proxy did not send this.',
    sentence: refusals[code][1],
    fix,
    code,
  });
  if (diagnosis) expectSound(diagnosis);
  const exchange = explainTokenRequestFailure({ ...call, purpose: 'token' }, { kind: 'no-answer' });
  expect(exchange).toMatchObject({ sentence: refusals[code][1], fix: code === 'bad-key' ? 'reload' : 'start-over' });
});

test('a refusal that a newer version stored is still a sentence', () => {
  const ending = { kind: 'refused-by-proxy', code: 'constructor' as RefusalCode } as const;
  const diagnosis = diagnoseCall(callView(200, [], { ending, head: null }), null);
  expect(diagnosis?.sentence).toBe('It gave a reason this version does not know.');
});

test.each(['', 'not a URL', 'javascript:alert(1)'])('a URL that is none (%j) has a name too', (url) => {
  const request = { method: 'GET', url: text(url), headers: [], body: { kind: 'none' } } as const;
  const diagnosis = diagnoseCall(
    callView(200, [], { ending: { kind: 'broken-off', code: 'EPIPE' }, request, head: null }),
    null,
  );
  if (diagnosis) expectSound(diagnosis);
  expect(diagnosis?.headline).toMatch(/^\S.* broke the connection off\.$/);
});
