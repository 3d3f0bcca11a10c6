import { expect, test } from 'vitest';
import type { Call } from '#call/call.ts';
import { buildAuthorizationRequest } from './authorization-request.ts';
import { standardDialect } from './dialect.ts';
import { origins, profile, secretRef } from './profile.test-support.ts';
import type { Grant, Profile } from './profile.ts';
import type { Run } from './run.ts';
import { viewRun, viewTokenCall } from './run-view.ts';
import { buildCodeExchange } from './token-request.ts';

const run: Run = {
  id: 'r1',
  profileId: profile.id,
  startedAt: 1,
  grant: 'authorization_code',
  redirectUri: 'http://127.0.0.1:6284/callback',
  authorizationRequest: buildAuthorizationRequest(profile, origins, { state: 's', nonce: 'n', codeChallenge: 'c' }),
  codeVerifier: secretRef('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
  outcome: { kind: 'waiting' },
};
const join = (spans: readonly { text: string }[]) => spans.map((span) => span.text).join('');

test('a waiting run shows the token request to come', () => {
  const view = viewRun({ run, profile, call: null, token: null }, origins);
  expect(view).toMatchObject({ redirectUri: 'http://127.0.0.1:6284/callback', call: null, token: null });
  expect(join(view.preview)).toContain('\n&code=the code goes here\n');
  expect(join(view.preview)).toContain('&code_verifier=••••••••EjXk');
});

test.each<[grant: Grant, changes: Partial<Profile>, shown: string]>([
  ['client_credentials', {}, '\ngrant_type=client_credentials\n&scope=read write'],
  ['password', { username: 'johndoe' }, '\ngrant_type=password\n&username=johndoe\n&password=password goes here'],
  ['refresh_token', {}, '\ngrant_type=refresh_token\n&refresh_token=refresh token goes here'],
])('a run of %s shows its token request, by the grant it was begun with', (grant, changes, shown) => {
  const direct: Run = { ...run, grant, redirectUri: '', authorizationRequest: null, codeVerifier: null };
  const records = { run: { ...direct, outcome: { kind: 'ready' } as const }, call: null, token: null };
  const view = viewRun({ ...records, profile: { ...profile, ...changes } }, origins);
  expect(join(view.preview).replaceAll('+', ' ')).toContain(shown);
  expect(view.expectedPaste).toBeNull();
});

test('an implicit run has no token request', () => {
  const view = viewRun({ run: { ...run, grant: 'implicit' }, profile, call: null, token: null }, origins);
  expect(view.preview).toEqual([]);
  expect(view.expectedPaste).toMatchObject({ responseType: 'token', takesBareCode: false });
});

test('a captured code stands in its place, masked; the redirect URI is the run’s, whatever the profile says by now', () => {
  const code = secretRef('SplxlOBeZQQYbYS6WxSbIA');
  const captured: Run = { ...run, outcome: { kind: 'captured', receivedAt: 1, code, from: 'callback' } };
  const changed: Profile = { ...profile, redirect: { kind: 'custom', uri: 'https://other.example/cb' } };
  const view = viewRun({ run: captured, profile: changed, call: null, token: null }, origins);
  expect(view.redirectUri).toBe(run.redirectUri);
  expect(join(view.preview)).toContain('\n&code=••••••••SbIA\n&redirect_uri=http%3A%2F%2F127.0.0.1%3A6284%2Fcallback');
});

test('a bare code is taken only by a run that was sent to the page that shows it', () => {
  const uri = 'https://as.example/code';
  const shown: Profile = { ...profile, redirect: { kind: 'provider-page', uri } };
  const takes = (redirectUri: string) =>
    viewRun({ run: { ...run, redirectUri }, profile: shown, call: null, token: null }, origins).expectedPaste;
  expect(takes(uri)).toMatchObject({ takesBareCode: true, secretsOfRun: [profile.clientSecret, run.codeVerifier] });
  expect(takes(run.redirectUri)?.takesBareCode).toBe(false);
});

test('a run of the practice profile can be read without its provider', () => {
  const practice = { ...profile, tokenEndpoint: '{{practice}}/token', authorizationEndpoint: '{{practice}}/auth' };
  const view = viewRun({ run, profile: practice, call: null, token: null }, { ...origins, practice: '' });
  expect(join(view.preview)).toContain('POST /token HTTP/1.1');
});

const ok = { status: 200, reason: 'OK', httpVersion: '1.1' };

test("a token request's call says why it gave no token", () => {
  const exchange = {
    code: secretRef('SplxlOBeZQQYbYS6WxSbIA'),
    redirectUri: 'http://a/',
    codeVerifier: run.codeVerifier,
  };
  const call: Call = {
    id: 'c1',
    purpose: 'token',
    profileId: profile.id,
    tokenId: null,
    requestId: null,
    retryOf: null,
    request: buildCodeExchange(profile, exchange),
    sentAt: 1,
    receivedAt: 2,
    hops: [],
    wireBody: null,
    echoes: null,
    readBy: null,
    largeBody: null,
    isBodyDropped: false,
    head: { status: 400, reason: 'Bad Request', httpVersion: '1.1', rawHeaders: [] },
    body: new TextEncoder().encode('{"error":"invalid_grant"}'),
    ending: { kind: 'response' },
    phases: { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: 1, downloadMs: 0, totalMs: 1 },
    connection: 'reused',
    remoteAddress: '127.0.0.1',
    tls: null,
    viaProxy: null,
    coding: null,
    redirectStop: null,
    sizes: { requestBytes: 1, responseBytes: 25, decodedBytes: 25 },
  };
  const failed: Run = {
    ...run,
    outcome: {
      ...{ kind: 'exchanged', receivedAt: 1, code: exchange.code, from: 'callback', callId: call.id },
      result: { kind: 'failed' },
    },
  };
  const nested = { ...call, head: { ...ok, rawHeaders: [] }, body: new TextEncoder().encode('{"token":{"v":"a"}}') };
  const tokenPointers = { ...standardDialect.tokenPointers, access_token: '/token/v' };
  const edited = { ...profile, tokenPointers };
  const records = { run: failed, profile: edited, call: nested, token: null };
  expect(viewRun(records, origins).call?.tokenFailure).toMatchObject({ why: 'read-otherwise' });
  expect(viewTokenCall(call, standardDialect).tokenFailure).toEqual({
    kind: 'oauth-error',
    error: 'invalid_grant',
    description: null,
  });
  const body = new TextEncoder().encode('{"access_token":"a"}');
  const head = { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [] };
  expect(viewTokenCall({ ...call, head, body }, standardDialect).tokenFailure).toBeNull();
});
