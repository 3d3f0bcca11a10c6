import type { Call } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { slot, text } from '#call/template.ts';
import { environmentsProfile } from '#collection/auth.ts';
import type { Collection } from '#collection/collection.ts';
import type { Environment } from '#collection/environment.ts';
import { blankRequest, type Draft, type SavedRequest } from '#collection/saved-request.ts';
import { standardDialect } from '#oauth/dialect.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import type { Attempt, Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';

/** Wednesday, 1 July 2026, noon UTC. */
export const noon = Date.UTC(2026, 6, 1, 12);

export const someRef: SecretRef = { id: 'secret-1', label: 'access token', lastFour: 'wxyz' };

export function someProfile(changes: Partial<Profile> = {}): Profile {
  return {
    ...blankProfile,
    id: 'profile-1',
    name: 'Practice',
    issuer: 'https://issuer.example',
    authorizationEndpoint: 'https://issuer.example/authorize',
    tokenEndpoint: 'https://issuer.example/token',
    clientId: 'practice-app',
    clientAuthentication: 'none',
    scopes: ['openid'],
    announcesIssuer: true,
    firstRequest: { method: 'GET', url: 'https://api.example/me' },
    ...changes,
  };
}

export function someRun(changes: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    profileId: 'profile-1',
    startedAt: noon,
    grant: 'authorization_code',
    redirectUri: 'http://127.0.0.1:6284/callback',
    authorizationRequest: { url: 'https://issuer.example/authorize', endpoint: '', parameters: [] },
    codeVerifier: { id: 'secret-2', label: 'code verifier', lastFour: '' },
    outcome: { kind: 'waiting' },
    ...changes,
  };
}

export function someAttempt(changes: Partial<Attempt> = {}): Attempt {
  return { state: 'state-1', runId: 'run-1', startedAt: noon, response: null, ...changes };
}

export function someToken(changes: Partial<Token> = {}): Token {
  return {
    id: 'token-1',
    profileId: 'profile-1',
    grant: 'authorization_code',
    parentId: null,
    runId: 'run-1',
    callId: 'call-1',
    sentAt: noon,
    receivedAt: noon + 80,
    scopesAsked: ['openid'],
    response: '{"access_token":"abc"}',
    tokenPointers: standardDialect.tokenPointers,
    accessToken: someRef,
    refreshToken: null,
    idToken: null,
    ...changes,
  };
}

export function someCall(changes: Partial<Call> = {}): Call {
  return {
    id: 'call-1',
    purpose: 'api',
    profileId: 'profile-1',
    tokenId: 'token-1',
    requestId: null,
    retryOf: null,
    request: {
      method: 'GET',
      url: text('https://api.example/me?page=1'),
      headers: [['Authorization', [...text('Bearer '), ...slot(someRef)]]],
      body: { kind: 'none' },
    },
    sentAt: noon,
    receivedAt: noon + 42,
    hops: [],
    head: { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [['Content-Type', 'application/json']] },
    wireBody: null,
    echoes: null,
    readBy: null,
    body: new Uint8Array([0, 255, 123, 125]),
    largeBody: null,
    isBodyDropped: false,
    ending: { kind: 'response' },
    phases: { dnsMs: 1, tcpMs: 2, tlsMs: 3, waitingMs: 30, downloadMs: 4, totalMs: 40 },
    connection: 'new',
    remoteAddress: '192.0.2.1',
    tls: null,
    viaProxy: null,
    coding: null,
    redirectStop: null,
    sizes: { requestBytes: 0, responseBytes: 4, decodedBytes: 4 },
    ...changes,
  };
}

export function someCollection(changes: Partial<Collection> = {}): Collection {
  const entry = { kind: 'request', id: 'request-1', name: 'Who am I', method: 'GET' } as const;
  return {
    ...{ id: 'collection-1', name: 'Team API', auth: environmentsProfile, variables: [], items: [entry] },
    createdAt: noon,
    ...changes,
  };
}

export function someRequest(changes: Partial<SavedRequest> = {}): SavedRequest {
  return { ...blankRequest, id: 'request-1', name: 'Who am I', url: '{{base}}/me', changedAt: noon, ...changes };
}

export function someDraft(changes: Partial<Draft> = {}): Draft {
  const request = someRequest({ method: 'POST' });
  return { id: request.id, request, basedOn: noon, changedAt: noon + 1_000, ...changes };
}

export function someEnvironment(changes: Partial<Environment> = {}): Environment {
  return { id: 'environment-1', name: 'Staging', profileId: 'profile-1', variables: [], createdAt: noon, ...changes };
}
