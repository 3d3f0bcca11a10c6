import { expect, test } from 'vitest';
import type { Call } from '#call/call.ts';
import { buildAuthorizationRequest } from './authorization-request.ts';
import { origins, profile, secretRef } from './profile.test-support.ts';
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
  expect(join(view.preview)).toContain('\n&code=captured code goes here\n');
  expect(join(view.preview)).toContain('&code_verifier=••••••••EjXk');
});

test('a run of the practice profile can be read without its provider', () => {
  const practice = { ...profile, tokenEndpoint: '{{practice}}/token', authorizationEndpoint: '{{practice}}/auth' };
  const view = viewRun({ run, profile: practice, call: null, token: null }, { ...origins, practice: '' });
  expect(join(view.preview)).toContain('POST /token HTTP/1.1');
});

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
    retryOf: null,
    request: buildCodeExchange(profile, exchange),
    sentAt: 1,
    receivedAt: 2,
    hops: [],
    wireBody: null,
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
  expect(viewTokenCall(call).tokenFailure).toEqual({ kind: 'oauth-error', error: 'invalid_grant', description: null });
  const body = new TextEncoder().encode('{"access_token":"a"}');
  const head = { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [] };
  expect(viewTokenCall({ ...call, head, body }).tokenFailure).toBeNull();
});
