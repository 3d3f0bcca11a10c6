import { expect, test } from 'vitest';
import type { BreakOff, Call, Ending, Hop, TimeoutStage } from '#call/call.ts';
import { type RefusalCode, refusals } from '#call/refusal.ts';
import { text } from '#call/template.ts';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';
import { explainTokenRequestFailure } from './token-request-failure.ts';
import { isKnownUnsent } from './unfinished-call.ts';

const noMore = 'is not sent again by itself.';

type Unfinished = Exclude<Ending, { kind: 'response' }>;
const unreachable = (code: string, during: 'dns' | 'connect' | 'waiting') =>
  ({ kind: 'unreachable', code, during }) as const;
const timeout = (during: TimeoutStage) => ({ kind: 'timeout', during, waitedMs: 30_000 }) as const;
const brokenOff = (code: string, how: BreakOff, expectedBytes: number | null = null) =>
  ({ kind: 'broken-off', code, how, expectedBytes }) as const;

/** Every kind of ending, what it is called, and whether a code in the request may have been used. */
const endings: readonly [ending: Unfinished, headline: string, mayBeUsed: boolean][] = [
  [unreachable('ENOTFOUND', 'dns'), 'api.example could not be found.', false],
  [unreachable('EAI_AGAIN', 'dns'), 'api.example could not be looked up.', false],
  [unreachable('ECONNREFUSED', 'connect'), 'Nothing listens at api.example.', false],
  [unreachable('EHOSTUNREACH', 'connect'), 'There is no way to api.example.', false],
  [unreachable('ENETUNREACH', 'connect'), 'There is no way to api.example.', false],
  [unreachable('ETIMEDOUT', 'connect'), 'api.example did not take the connection in time.', false],
  [unreachable('EACCES', 'connect'), 'api.example could not be reached.', false],
  [unreachable('', 'connect'), 'api.example could not be reached.', false],
  [unreachable('ECONNRESET', 'waiting'), 'api.example broke the connection off.', true],
  [unreachable('EPIPE', 'waiting'), 'api.example broke the connection off.', true],
  [unreachable('EOF', 'waiting'), 'api.example hung up without an answer.', true],
  [timeout('connect'), 'api.example could not be reached in time.', false],
  [timeout('headers'), 'api.example did not answer in time.', true],
  [timeout('body'), 'api.example stopped in mid-answer.', true],
  [timeout('total'), 'The call to api.example took longer than it may.', true],
  [{ kind: 'aborted' }, 'This call was cancelled.', true],
  [{ kind: 'not-kept', reason: 'full', keptBytes: 4_194_304 }, 'The browser has no room left for this answer.', true],
  [{ kind: 'not-kept', reason: 'unavailable', keptBytes: 1e6 }, 'The browser keeps no large answers here.', true],
  [brokenOff('ECONNRESET', 'reset'), 'api.example broke the connection off.', true],
  [brokenOff('', 'other'), 'api.example broke the connection off.', true],
  [brokenOff('EOF', 'early-end', 9999), 'The answer of api.example ended early.', true],
  [brokenOff('PROXY_STREAM_CUT', 'other'), 'Authscope stopped in mid-answer.', true],
  [brokenOff('HPE_HEADER_OVERFLOW', 'other'), 'The headers of the answer are larger than the dev-proxy reads.', true],
  [brokenOff('HPE_INVALID_CONSTANT', 'not-http'), 'api.example did not answer in HTTP.', true],
  [brokenOff('HPE_INVALID_CHUNK_SIZE', 'not-http'), 'api.example broke its own chunked coding.', true],
  [brokenOff('HPE_INVALID_HEADER_TOKEN', 'not-http'), 'api.example sent a header line that is none.', true],
  [brokenOff('HPE_UNEXPECTED_CONTENT_LENGTH', 'not-http'), 'api.example named the length of its answer twice.', true],
  [brokenOff('HPE_INVALID_CONTENT_LENGTH', 'not-http'), 'api.example named a length that is none.', true],
  [brokenOff('HPE_INVALID_TRANSFER_ENCODING', 'not-http'), 'api.example named two framings for its answer.', true],
  [brokenOff('HPE_STRICT', 'not-http'), 'api.example ended a line of its answer wrongly.', true],
  [brokenOff('HPE_INVALID_STATUS', 'not-http'), 'api.example sent a status that is none.', true],
  [brokenOff('HPE_INVALID_VERSION', 'not-http'), 'api.example answered in an HTTP version that is none.', true],
  [brokenOff('UPGRADE', 'other'), 'api.example asked for another protocol.', true],
  [{ kind: 'too-large', limitBytes: 10_000_000, of: 'wire' }, 'The answer is larger than the console takes.', true],
  [
    { kind: 'too-large', limitBytes: 10_000_000, of: 'decoded' },
    'The answer unpacks to more than the console takes.',
    true,
  ],
  [{ kind: 'proxy-down' }, 'Authscope was not running.', true],
];

test.each(endings)('%o is named', (ending, headline, mayBeUsed) => {
  const call = callView(200, [], { ending, head: null });
  const diagnosis = diagnoseCall(call, null);
  expect(diagnosis).toMatchObject({ headline, fix: 'send-again', code: 'code' in ending ? ending.code : null });
  if (diagnosis) expectSound(diagnosis);
  for (const purpose of ['token', 'refresh'] as const) {
    const exchange = explainTokenRequestFailure({ ...call, purpose }, { kind: 'no-answer' });
    expectSound(exchange);
    expect(exchange).toMatchObject({ headline, fix: mayBeUsed ? 'start-over' : 'send-again' });
    expect(exchange.sentence.endsWith(noMore)).toBe(mayBeUsed);
    if (mayBeUsed)
      expect(exchange.sentence).toContain(purpose === 'token' ? 'used the code' : 'used the refresh token');
  }
});

test('a grant that uses nothing up is simply sent again', () => {
  const call = callView(200, [], { ending: timeout('headers'), head: null, purpose: 'token' });
  const record = { grant: 'client_credentials', profile: null, run: null } as const;
  const diagnosis = explainTokenRequestFailure(call, { kind: 'no-answer' }, record);
  expect(diagnosis).toMatchObject({ fix: 'send-again', sentence: 'It may have taken the request, or not.' });
});

const evidenceOf = (changes: Partial<Call>) =>
  diagnoseCall(callView(200, [], changes), null)?.evidence.map(({ claim, fact }) => `${claim}: ${fact}`);

test.each<[ending: Unfinished, evidence: string]>([
  [timeout('connect'), 'Silent for 30 s: Measured by the dev-proxy while it waited for the connection.'],
  [timeout('total'), 'Ended after 30 s: Measured by the dev-proxy while it waited for all of the answer.'],
  [brokenOff('EOF', 'early-end', 9999), '512 of 9999 bytes came: Content-Length header of the answer.'],
  [
    brokenOff('ECONNRESET', 'reset'),
    '512 bytes came: The length was not told beforehand, so what is missing is not known.',
  ],
  [
    { kind: 'too-large', limitBytes: 9, of: 'decoded' },
    "More than 9 bytes: The console's limit for one answer, decoded.",
  ],
])('%o: %s', (ending, evidence) => {
  const sizes = { requestBytes: 0, responseBytes: 512, decodedBytes: 512 };
  expect(evidenceOf({ ending, sizes })?.[0]).toBe(evidence);
});

const hop: Hop = {
  phases: { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: null, downloadMs: null, totalMs: 1 },
  connection: 'new',
  remoteAddress: '192.0.2.1',
  tls: null,
  viaProxy: null,
  method: 'GET',
  url: 'https://api.example/me',
  head: { status: 302, reason: 'Found', httpVersion: '1.1', rawHeaders: [] },
  nextUrl: 'https://other.example/me',
  droppedHeaders: [],
  isBodyDropped: false,
};

test('what failed after a redirect goes by its own name, and something was sent', () => {
  const call = callView(200, [], { ending: unreachable('ENOTFOUND', 'dns'), head: null, hops: [hop] });
  const diagnosis = diagnoseCall(call, null);
  expect(diagnosis?.headline).toBe('other.example could not be found.');
  expect(diagnosis?.evidence.at(-1)?.claim).toBe('Redirected from api.example');
  expect(isKnownUnsent(call)).toBe(false);
});

test.each<[ending: Unfinished, headline: string, isUnsent: boolean]>([
  [unreachable('ECONNREFUSED', 'connect'), 'The HTTP proxy gate.example:3128 could not be reached.', true],
  [unreachable('ENOTFOUND', 'dns'), 'The HTTP proxy gate.example:3128 could not be reached.', true],
  [unreachable('CONNECT_407', 'connect'), 'The HTTP proxy gate.example:3128 does not connect to api.example.', true],
  [unreachable('ECONNRESET', 'waiting'), 'api.example broke the connection off.', false],
])('behind an HTTP proxy, %o: %s', (ending, headline, isUnsent) => {
  const call = callView(200, [], { ending, head: null, viaProxy: 'gate.example:3128', remoteAddress: null });
  const diagnosis = diagnoseCall(call, null);
  expect(diagnosis?.headline).toBe(headline);
  if (diagnosis) expectSound(diagnosis);
  expect(isKnownUnsent(call)).toBe(isUnsent);
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
  expect(diagnoseCall(call, null)?.evidence[1]?.fact).toContain('Reported for 192.0.2.1');
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
    // The request is built from the profile.
    expect(exchange).toMatchObject({ sentence, fix: 'edit-profile' });
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
