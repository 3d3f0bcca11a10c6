// Strict client libraries judge our reading: what they take we take, with the same values; what we take they take.

import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call, CallRequest } from '#call/call.ts';
import { type ServedPractice, servePractice } from '#practice/serve-practice.test-support.ts';
import { PracticeBrowser } from '#practice/standard/practice-browser.test-support.ts';
import { PRACTICE_CLIENT, PRACTICE_SERVICE } from '#practice/standard/registration.ts';
import { buildAuthorizationRequest } from './authorization-request.ts';
import { readAuthorizationResponse } from './authorization-response.ts';
import { standardDialect } from './dialect.ts';
import { metadataUrls, profileFromMetadata, readMetadata } from './discovery.ts';
import { idTokenRefusal } from './id-token.ts';
import { readJwks } from './jwks.ts';
import { readJwt } from './jwt-reading.ts';
import { readPastedResponse } from './pasted-response.ts';
import { filled, origins, profile, secretRef } from './profile.test-support.ts';
import type { Profile } from './profile.ts';
import { judgeSignature, type VerifyJws } from './signature.ts';
import { buildCodeExchange, buildDirectRequest } from './token-request.ts';
import { readTokenResponse } from './token-response.ts';

const server = { issuer: 'https://as.example' };
const app = { client_id: 'app' };

/** Whether a library takes something. */
const takes = (judge: () => unknown) =>
  Promise.resolve()
    .then(judge)
    .then(
      () => true,
      () => false,
    );

describe('authorization responses, with oauth4webapi', () => {
  test.each([
    'code=a&state=xyz',
    'code=a&state=xyz&iss=https%3A%2F%2Fas.example',
    'code=a&state=xyz&iss=https%3A%2F%2Fevil.example',
    'code=a&state=xyz&iss=https%3A%2F%2Fas.example&iss=https%3A%2F%2Fas.example',
    'code=a',
    'code=a&state=',
    'code=a&state=other',
    'code=a&state=xyz&state=xyz',
    'code=a&code=b&state=xyz',
    'error=access_denied&state=xyz',
    'error=access_denied',
    'error=access_denied&state=other',
    'error=a&error=b&state=xyz',
    'access_token=a&state=xyz',
    'code=a&id_token=b&state=xyz',
    'response=eyJ&state=xyz',
  ])('%s', async (query) => {
    const expected = { state: 'xyz', issuer: server.issuer, announcesIssuer: false, responseType: 'code' } as const;
    const ours = readAuthorizationResponse([...new URLSearchParams(query)], expected);
    const theirs = await takes(() => {
      const parameters = oauth.validateAuthResponse(server, app, new URLSearchParams(query), 'xyz');
      const options = { [oauth.customFetch]: async () => new Response('{}') };
      const as = { ...server, token_endpoint: 'https://as.example/token' };
      return oauth.authorizationCodeGrantRequest(as, app, oauth.None(), parameters, 'https://a/', 'verifier', options);
    });
    expect(ours.kind === 'code').toBe(theirs);
  });

  test('an announced issuer that is missing', async () => {
    const announcing = { ...server, authorization_response_iss_parameter_supported: true };
    const query = new URLSearchParams('code=a&state=xyz');
    expect(await takes(() => oauth.validateAuthResponse(announcing, app, query, 'xyz'))).toBe(false);
    const expected = { state: 'xyz', issuer: server.issuer, announcesIssuer: true, responseType: 'code' } as const;
    expect(readAuthorizationResponse([...query], expected).kind).toBe('refused');
  });
});

describe('token responses, with oauth4webapi', () => {
  const by = (members: Record<string, unknown>) => ({ access_token: 'a', token_type: 'bearer', ...members });
  test.each<[name: string, body: unknown, status?: number]>([
    [
      'RFC 6749 section 5.1',
      { ...by({}), expires_in: 3600, refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA', example_parameter: 'x' },
    ],
    ['scope', by({ scope: 'read write' })],
    ['an empty scope', by({ scope: '' })],
    ['no lifetime', by({})],
    ['a lifetime of a fraction', by({ expires_in: 0.5 })],
    ['an unknown member', by({ foo: { bar: [1] } })],
    ['RFC 6749 section 5.2', { error: 'invalid_request' }, 400],
    ['invalid_client', { error: 'invalid_client', error_description: 'x' }, 401],
    ['no access token', { token_type: 'bearer' }],
    ['an access token that is no text', by({ access_token: 1 })],
    ['an empty access token', by({ access_token: '' })],
    ['a list', [by({})]],
    ['null', null],
    ['a failure status', by({}), 500],
  ])('%s', async (_, body, status = 200) => {
    const text = JSON.stringify(body);
    const call = {
      ending: { kind: 'response' },
      head: { status, reason: '', httpVersion: '1.1', rawHeaders: [['Content-Type', 'application/json']] },
      body: new TextEncoder().encode(text),
    } as const;
    const ours = readTokenResponse(call, standardDialect);
    const response = new Response(text, { status, headers: { 'content-type': 'application/json' } });
    const theirs = await oauth.processClientCredentialsResponse(server, app, response).catch(() => null);
    expect(ours.kind === 'token').toBe(theirs !== null);
    if (ours.kind !== 'token' || !theirs) return;
    expect(ours.fields).toEqual({
      access_token: theirs.access_token,
      token_type: theirs.token_type,
      expires_in: theirs.expires_in,
      refresh_token: theirs.refresh_token ?? null,
      id_token: null,
      scope: theirs.scope ?? null,
    });
  });
});

describe('the certified provider', () => {
  let practice: ServedPractice;
  let base: Profile;
  let keys: ReturnType<typeof readJwks>;

  beforeAll(async () => {
    practice = await servePractice([origins.console]);
    const reading = readMetadata(await get(metadataUrls(practice.origin)[0]?.url ?? ''), practice.origin);
    if (reading.kind !== 'metadata') throw new Error(reading.why.kind);
    expect(reading.findings).toEqual([]);
    base = {
      ...profile,
      ...profileFromMetadata(reading.metadata),
      clientId: PRACTICE_CLIENT.id,
      clientSecret: secretRef(PRACTICE_CLIENT.secret),
      scopes: ['openid', 'profile', 'items:read'],
      resources: [`${practice.origin}/api`],
    };
    keys = readJwks(await get(base.jwksUri));
  });
  afterAll(() => practice.close());

  test('its metadata: openid-client reads the same', async () => {
    const config = await client.discovery(new URL(practice.origin), PRACTICE_CLIENT.id, undefined, undefined, {
      execute: [client.allowInsecureRequests],
    });
    const theirs = config.serverMetadata();
    expect(base).toMatchObject({
      issuer: theirs.issuer,
      authorizationEndpoint: theirs.authorization_endpoint,
      tokenEndpoint: theirs.token_endpoint,
      jwksUri: theirs.jwks_uri,
      userinfoEndpoint: theirs.userinfo_endpoint,
      introspectionEndpoint: theirs.introspection_endpoint,
      revocationEndpoint: theirs.revocation_endpoint,
      announcesIssuer: theirs.authorization_response_iss_parameter_supported,
    });
  });

  test('a code flow of ours: accepted by it, its answers read as strict clients read them', async () => {
    const verifier = client.randomPKCECodeVerifier();
    const values = { state: 'xyz', nonce: 'n-0S6', codeChallenge: await client.calculatePKCECodeChallenge(verifier) };
    const { url } = buildAuthorizationRequest(base, origins, values);
    const callback = await new PracticeBrowser(practice.origin).consent(url);
    const { issuer, announcesIssuer } = base;
    const expected = { state: 'xyz', issuer, announcesIssuer, responseType: 'code' } as const;
    const answer = readAuthorizationResponse([...callback.searchParams], expected);
    const as = { issuer, authorization_response_iss_parameter_supported: true };
    const theirs = oauth.validateAuthResponse(as, { client_id: base.clientId }, callback, 'xyz');
    expect(answer).toEqual({ kind: 'code', code: theirs.get('code') });
    const redirectUri = `${origins.console}/callback`;
    const paste = { ...expected, redirectUri, takesBareCode: false, secretsOfRun: [] };
    expect(readPastedResponse(`Location: ${callback.href}`, paste)).toMatchObject({ ...answer, from: 'pasted-text' });
    if (answer.kind !== 'code') return;
    const exchange = { code: secretRef(answer.code), redirectUri, codeVerifier: secretRef(verifier) };
    const { response, call } = await send(buildCodeExchange(base, exchange));
    const ours = readTokenResponse(call, standardDialect);
    const options = { expectedNonce: 'n-0S6', requireIdToken: true };
    const judged = await oauth.processAuthorizationCodeResponse(as, { client_id: base.clientId }, response, options);
    if (ours.kind !== 'token') throw new Error(ours.kind);
    expect(ours.fields).toMatchObject({
      access_token: judged.access_token,
      expires_in: judged.expires_in,
      refresh_token: judged.refresh_token ?? null,
      id_token: judged.id_token,
      scope: judged.scope,
    });
    await judgeTokens(ours.fields.id_token ?? '', oauth.getValidatedIdTokenClaims(judged));
  });

  async function judgeTokens(idToken: string, theirClaims: unknown) {
    const reading = readJwt(idToken);
    expect(reading.kind === 'jwt' && reading.claims).toEqual(theirClaims);
    expect(idTokenRefusal(idToken, 'n-0S6')).toBeNull();
    expect(idTokenRefusal(idToken, 'other')).toBe('nonce-differs');
    if (keys.kind !== 'jwks') throw new Error(keys.why);
    const context = { issuer: base.issuer, jwks: keys.jwks, verify };
    expect(await judgeSignature(idToken, context)).toMatchObject({ kind: 'verified', issuer: practice.origin });
    const [header, , signature] = idToken.split('.');
    const forged = `${header}.${Buffer.from(JSON.stringify({ iss: base.issuer, sub: 'eve' })).toString('base64url')}.${signature}`;
    expect((await judgeSignature(forged, context)).kind).toBe('not-verified');
  }

  test('client credentials of ours, by Basic', async () => {
    const service: Profile = {
      ...base,
      grant: 'client_credentials',
      clientId: PRACTICE_SERVICE.id,
      clientSecret: secretRef(PRACTICE_SERVICE.secret),
      scopes: ['items:read'],
    };
    const { response, call } = await send(buildDirectRequest(service));
    const judged = await oauth.processClientCredentialsResponse({ issuer: base.issuer }, app, response);
    expect(readTokenResponse(call, standardDialect)).toMatchObject({
      kind: 'token',
      fields: { access_token: judged.access_token },
    });
    const wrong = await send(buildDirectRequest({ ...service, clientSecret: secretRef('wrong') }));
    expect(readTokenResponse(wrong.call, standardDialect)).toMatchObject({
      kind: 'oauth-error',
      error: 'invalid_client',
    });
  });
});

const verify: VerifyJws = async (token, jwk, algorithm) => {
  const key = await jose.importJWK(jwk, algorithm);
  return takes(() => jose.compactVerify(token, key, { algorithms: [algorithm] }));
};

type Answer = Pick<Call, 'head' | 'body' | 'ending'>;

async function answerOf(response: Response): Promise<Answer> {
  const head = { status: response.status, reason: '', httpVersion: '1.1', rawHeaders: [...response.headers] };
  return { ending: { kind: 'response' }, head, body: new Uint8Array(await response.arrayBuffer()) };
}

async function get(url: string): Promise<Answer> {
  return answerOf(await fetch(url));
}

/** Sends a request as built, its secrets in their slots. */
async function send({ method, url, headers, body }: CallRequest): Promise<{ response: Response; call: Answer }> {
  const response = await fetch(filled(url), {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, filled(value)]),
    ...(body.kind === 'text' ? { body: filled(body.text) } : {}),
  });
  return { response, call: await answerOf(response.clone()) };
}
