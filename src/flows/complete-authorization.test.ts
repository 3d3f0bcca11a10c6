import { expect, test } from 'vitest';
import type { ResponseFields } from '#oauth/run.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { loadRun } from './load-records.ts';
import { loadRunView } from './load-views.ts';
import type { Mishap } from './network.test-support.ts';
import { receiveResponse } from './receive-response.ts';
import { dump } from './secrecy.test-support.ts';
import { begin, beginAnswered } from './walk.test-support.ts';

const openConsole = setUpConsoles();
const issuer = 'http://localhost:6285';

test('a run that is not there is a bug', async () => {
  const { services } = await openConsole();
  await expect(completeAuthorization(services, 'nowhere')).rejects.toThrow('There is no run nowhere');
});

test.each<[string, (fields: [string, string][]) => ResponseFields, object]>([
  [
    'another issuer',
    (fields) => fields.map(([name, value]) => [name, name === 'iss' ? 'https://evil.example' : value]),
    { kind: 'issuer-differs', expected: issuer, received: 'https://evil.example' },
  ],
  [
    'an issuer with a slash more',
    (fields) => fields.map(([name, value]) => [name, name === 'iss' ? `${issuer}/` : value]),
    { kind: 'issuer-differs', expected: issuer, received: `${issuer}/` },
  ],
  [
    'no issuer, though one is announced',
    (fields) => fields.filter(([name]) => name !== 'iss'),
    { kind: 'issuer-missing', expected: issuer },
  ],
  ['two issuers', (fields) => [...fields, ['iss', issuer]], { kind: 'repeated-field', name: 'iss' }],
  ['two codes', (fields) => [...fields, ['code', 'second']], { kind: 'repeated-field', name: 'code' }],
  [
    'neither code nor error',
    (fields) => fields.filter(([name]) => name !== 'code'),
    { kind: 'neither-code-nor-error' },
  ],
])('a response with %s is refused before anything is sent', async (_, change, reason) => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console, change);
  expect(await completeAuthorization(console.services, runId)).toBe('refused');
  expect((await loadRun(console.services, runId)).outcome).toMatchObject({ kind: 'refused', reason });
  expect(console.network.sent).toEqual([]);
});

test('an error response is content: its words are kept and nothing is sent', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console, (fields) => [
    ...fields.filter(([name]) => name !== 'code'),
    ['error', 'access_denied'],
    ['error_description', 'Pat said <b>no</b>'],
  ]);
  expect(await completeAuthorization(console.services, runId)).toBe('denied');
  expect((await loadRun(console.services, runId)).outcome).toMatchObject({
    error: 'access_denied',
    description: 'Pat said <b>no</b>',
  });
  expect(console.network.sent).toEqual([]);
});

test('a run that found its end stays there', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console);
  await completeAuthorization(console.services, runId);
  const before = await loadRun(console.services, runId);
  expect(await completeAuthorization(console.services, runId)).toBe('exchanged');
  expect(await loadRun(console.services, runId)).toEqual(before);
  expect(console.tokenRequests()).toHaveLength(1);
});

const html = new Response('<h1>Not here</h1>', { status: 404, headers: { 'content-type': 'text/html' } });
const redirect = new Response(null, { status: 302, headers: { location: 'https://evil.example/token' } });
const timeout: Mishap = { kind: 'ending', ending: { kind: 'timeout', during: 'headers', waitedMs: 30_000 } };
const brokenOff: Mishap = {
  kind: 'ending',
  ending: { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null },
  arrived: '{"access_tok',
};
const brokenAfterWhole: Mishap = { ...brokenOff, arrived: '{"access_token":"whole-but-unfinished"}' } as Mishap;

test.each<[string, Mishap, object]>([
  ['a page', { kind: 'answer', response: html }, { kind: 'unreadable-response', why: 'not-json', said: null }],
  [
    'a redirect, never followed (R10)',
    { kind: 'answer', response: redirect },
    { kind: 'unreadable-response', why: 'redirect', said: null },
  ],
  ['silence', timeout, { kind: 'no-answer' }],
  ['half an answer', brokenOff, { kind: 'no-answer' }],
  ['an answer that broke off after its last brace', brokenAfterWhole, { kind: 'no-answer' }],
  ['no proxy', { kind: 'proxy-down' }, { kind: 'no-answer' }],
])(
  'a token endpoint that gives %s gives no token; the call is kept and nothing is sent again',
  async (_, mishap, failure) => {
    const console = await openConsole();
    const { runId } = await beginAnswered(console);
    console.network.meet(mishap);
    expect(await completeAuthorization(console.services, runId)).toBe('exchanged');
    const view = await loadRunView(console.services, runId);
    expect(view?.run.outcome).toMatchObject({ result: { kind: 'failed' } });
    expect(view?.call?.tokenFailure).toEqual(failure);
    expect((await console.services.vault.loadTokens()).records).toEqual([]);
    await completeAuthorization(console.services, runId);
    expect(console.network.sent.map(({ url }) => url)).toEqual([`${issuer}/token`]);
  },
);

test('an OAuth error is told in the provider’s words', async () => {
  const console = await openConsole();
  const { runId, fields } = await beginAnswered(console);
  console.advance(61_000);
  await completeAuthorization(console.services, runId);
  const view = await loadRunView(console.services, runId);
  expect(view?.call).toMatchObject({ head: { status: 400 } });
  expect(view?.call?.tokenFailure).toEqual({
    kind: 'oauth-error',
    error: 'invalid_grant',
    description: 'the code has expired',
  });
  expect(console.tokenRequests()[0]?.get('code')).toBe(fields[0]?.[1]);
});

test.each<[string, (asked: string) => string | undefined, string]>([
  ['another nonce', () => 'of-another-run', 'nonce-differs'],
  ['no nonce', () => undefined, 'nonce-missing'],
])('an ID token with %s: no token is kept, the call is', async (_, nonce, reason) => {
  const console = await openConsole();
  console.provider.behaviour.nonce = nonce;
  const { runId } = await beginAnswered(console);
  await completeAuthorization(console.services, runId);
  const view = await loadRunView(console.services, runId);
  expect(view?.run.outcome).toMatchObject({ result: { kind: 'id-token-refused', reason } });
  expect(view?.call?.head?.status).toBe(200);
  expect(view?.token).toBeNull();
  expect((await console.services.vault.loadTokens()).records).toEqual([]);
});

test('a response without expires_in has an unknown lifetime, neither zero nor forever', async () => {
  const console = await openConsole();
  console.provider.behaviour.accessTokenSeconds = undefined;
  const { runId } = await beginAnswered(console);
  await completeAuthorization(console.services, runId);
  expect((await loadRunView(console.services, runId))?.token?.lifetime).toEqual({ kind: 'unknown', why: 'missing' });
});

test('an answer that nobody went on with in time: the run ends, and its attempt goes with the sealed code', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console);
  expect(await attemptsIn(console)).toMatchObject([{ stage: 'answered', boxes: { response: {} } }]);
  console.advance(10 * 60_000);
  expect(await completeAuthorization(console.services, runId)).toBe('refused');
  expect((await loadRun(console.services, runId)).outcome).toMatchObject({ reason: { kind: 'attempt-expired' } });
  const [left, ...others] = await attemptsIn(console);
  expect([left?.stage, left?.boxes, others]).toEqual(['expired', {}, []]);
  expect(console.network.sent).toEqual([]);
});

/** The attempts as they stand on disk. */
async function attemptsIn({ indexedDB }: TestConsole): Promise<{ stage: string; boxes: object }[]> {
  const stores: [name: string, store: string, keys: unknown[], rows: { stage: string; boxes: object }[]][] = JSON.parse(
    await dump(indexedDB),
  );
  return stores.find(([, store]) => store === 'attempts')?.[3] ?? [];
}

test('two runs side by side: an answer goes to the run of its state', async () => {
  const console = await openConsole();
  const first = await begin(console);
  const second = await begin(console);
  await receiveResponse(console.services, console.provider.allow(first.consentUrl));
  expect(await completeAuthorization(console.services, second.runId)).toBe('waiting');
  expect(await completeAuthorization(console.services, first.runId)).toBe('exchanged');
});
