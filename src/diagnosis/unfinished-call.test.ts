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
  [{ kind: 'unreachable', code: 'ENOTFOUND', during: 'dns' }, 'api.example could not be found.', false],
  [{ kind: 'unreachable', code: 'EAI_AGAIN', during: 'dns' }, 'api.example could not be found.', false],
  [{ kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' }, 'Nothing listens at api.example.', false],
  [{ kind: 'unreachable', code: 'EHOSTUNREACH', during: 'connect' }, 'api.example could not be reached.', false],
  [{ kind: 'unreachable', code: 'ECONNRESET', during: 'waiting' }, 'api.example could not be reached.', true],
  [{ kind: 'unreachable', code: '', during: 'connect' }, 'api.example could not be reached.', true],
  [{ kind: 'tls', code: 'CERT_HAS_EXPIRED' }, 'No secure connection to api.example.', false],
  [{ kind: 'timeout', during: 'headers', waitedMs: 30_000 }, 'api.example did not answer in time.', true],
  [{ kind: 'timeout', during: 'body', waitedMs: 300 }, 'api.example stopped in mid-answer.', true],
  [{ kind: 'aborted' }, 'This call was cancelled.', true],
  [
    { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null },
    'api.example broke the connection off.',
    true,
  ],
  [{ kind: 'broken-off', code: '', how: 'other', expectedBytes: null }, 'api.example broke the connection off.', true],
  [
    { kind: 'broken-off', code: 'PROXY_STREAM_CUT', how: 'other', expectedBytes: null },
    'Authscope stopped in mid-answer.',
    true,
  ],
  [
    { kind: 'broken-off', code: 'HPE_HEADER_OVERFLOW', how: 'not-http', expectedBytes: null },
    'The headers of the answer are larger than the dev-proxy reads.',
    true,
  ],
  [
    { kind: 'broken-off', code: 'HPE_INVALID_CONSTANT', how: 'not-http', expectedBytes: null },
    'api.example did not answer in HTTP.',
    true,
  ],
  [
    { kind: 'broken-off', code: 'UPGRADE', how: 'other', expectedBytes: null },
    'api.example asked for another protocol.',
    true,
  ],
  [{ kind: 'too-large', limitBytes: 10_000_000, of: 'wire' }, 'The answer is larger than the console takes.', true],
  [{ kind: 'proxy-down' }, 'Authscope was not running.', true],
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

test.each(['PROXY_STREAM_GARBLED', 'PROXY_ANSWER_UNKNOWN'])(
  'not our proxy (%s): the console is loaded anew, from the Authscope that runs now',
  (code) => {
    const call = callView(200, [], {
      ending: { kind: 'broken-off', code, how: 'other', expectedBytes: null },
      head: null,
    });
    const headline = 'Something else answered in place of the dev-proxy.';
    const diagnosis = diagnoseCall(call, null);
    expect(diagnosis).toMatchObject({ headline, fix: 'reload', code });
    expect(diagnosis?.evidence[0]?.fact).toContain('Noticed by the console');
    if (diagnosis) expectSound(diagnosis);
    const exchange = explainTokenRequestFailure({ ...call, purpose: 'token' }, { kind: 'no-answer' });
    expect(exchange).toMatchObject({ headline, fix: 'reload' });
    expect(exchange.sentence.endsWith(noMore)).toBe(true);
  },
);

test('a connection that the other side broke off is reported for its address', () => {
  const call = callView(200, [], {
    ending: { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null },
  });
  expect(diagnoseCall(call, null)?.evidence[0]?.fact).toContain('Reported for 192.0.2.1');
});

test('refused for its key: the sentence is the proxy’s, and a reload mends it', () => {
  const call = callView(200, [], { ending: { kind: 'refused-by-proxy', code: 'bad-key' }, head: null });
  const said = { sentence: refusals['bad-key'][1], fix: 'reload', code: 'bad-key' };
  expect(diagnoseCall(call, null)).toMatchObject(said);
  expect(explainTokenRequestFailure({ ...call, purpose: 'token' }, { kind: 'no-answer' })).toMatchObject(said);
});

const changeIt = 'Change the request: this one is refused each time.';

test.each((Object.keys(refusals) as RefusalCode[]).filter((code) => code !== 'bad-key'))(
  'refused by the proxy: %s: nothing to press, the request has to change',
  (code) => {
    const call = callView(200, [], { ending: { kind: 'refused-by-proxy', code }, head: null });
    const sentence = `${refusals[code][1]} ${changeIt}`;
    const diagnosis = diagnoseCall(call, null);
    expect(diagnosis).toMatchObject({ headline: 'The dev-proxy did not send this.', sentence, fix: null, code });
    if (diagnosis) expectSound(diagnosis);
    const exchange = explainTokenRequestFailure({ ...call, purpose: 'token' }, { kind: 'no-answer' });
    expect(exchange).toMatchObject({ sentence, fix: 'start-over' });
  },
);

test('a refusal that a newer version stored is still a sentence', () => {
  const ending = { kind: 'refused-by-proxy', code: 'constructor' as RefusalCode } as const;
  const diagnosis = diagnoseCall(callView(200, [], { ending, head: null }), null);
  expect(diagnosis?.sentence).toBe(`It gave a reason this version does not know. ${changeIt}`);
});

test.each(['', 'not a URL', 'javascript:alert(1)'])('a URL that is none (%j) has a name too', (url) => {
  const request = { method: 'GET', url: text(url), headers: [], body: { kind: 'none' } } as const;
  const diagnosis = diagnoseCall(
    callView(200, [], {
      ending: { kind: 'broken-off', code: 'EPIPE', how: 'reset', expectedBytes: null },
      request,
      head: null,
    }),
    null,
  );
  if (diagnosis) expectSound(diagnosis);
  expect(diagnosis?.headline).toMatch(/^\S.* broke the connection off\.$/);
});
