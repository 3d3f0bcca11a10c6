import { expect } from 'vitest';
import type { Call, HeaderLine } from '#call/call.ts';
import { type CallView, viewCall } from '#call/call-view.ts';
import { text } from '#call/template.ts';
import { standardDialect } from '#oauth/dialect.ts';
import type { Token } from '#oauth/token.ts';
import { type TokenView, viewToken } from '#oauth/token-view.ts';
import type { Diagnosis } from './diagnosis.ts';

/** When the token of `tokenView` was received, epoch milliseconds. Its request took a second. */
export const tokenReceivedAt = 1_700_000_000_000;

/** An API call that came back with a status, a minute after its token. */
export function callView(status: number, headers: readonly HeaderLine[] = [], changes: Partial<Call> = {}): CallView {
  const sentAt = changes.sentAt ?? tokenReceivedAt + 60_000;
  return viewCall({
    id: 'c1',
    purpose: 'api',
    profileId: 'p1',
    tokenId: 't1',
    requestId: null,
    retryOf: null,
    request: { method: 'GET', url: text('https://api.example/me'), headers: [], body: { kind: 'none' } },
    sentAt,
    receivedAt: sentAt + 200,
    hops: [],
    wireBody: null,
    echoes: null,
    readBy: null,
    largeBody: null,
    isBodyDropped: false,
    head: { status, reason: '', httpVersion: '1.1', rawHeaders: headers },
    body: new Uint8Array(),
    ending: { kind: 'response' },
    phases: { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: null, downloadMs: null, totalMs: 12_345 },
    connection: 'new',
    remoteAddress: '192.0.2.1',
    tls: null,
    viaProxy: null,
    coding: null,
    redirectStop: null,
    sizes: { requestBytes: 0, responseBytes: 0, decodedBytes: 0 },
    ...changes,
  });
}

/** A token that lives two minutes and was granted `items:read`, unless its response or record says otherwise. */
export function tokenView(response: Record<string, unknown> = {}, changes: Partial<Token> = {}): TokenView {
  return viewToken({
    id: 't1',
    profileId: 'p1',
    grant: 'authorization_code',
    parentId: null,
    runId: 'r1',
    callId: 'c0',
    sentAt: tokenReceivedAt - 1000,
    receivedAt: tokenReceivedAt,
    scopesAsked: ['items:read', 'items:write'],
    response: JSON.stringify({ access_token: 'a', expires_in: 120, scope: 'items:read', ...response }),
    tokenPointers: standardDialect.tokenPointers,
    accessToken: { id: 's1', label: 'access token', lastFour: '' },
    refreshToken: { id: 's2', label: 'refresh token', lastFour: '' },
    idToken: null,
    ...changes,
  });
}

/** Checks a diagnosis against DESIGN 11: whole, plain sentences, and evidence for what it says. */
export function expectSound({ headline, sentence, evidence, fix }: Diagnosis): void {
  for (const words of [headline, sentence]) {
    expect(words).toMatch(/^\S.*\.$/s);
    expect(words).not.toMatch(/!|undefined|\bnull\b|NaN|\[object|\.\.| {2}|\b(\w+) \1\b/);
  }
  expect(headline).not.toBe(sentence);
  expect(evidence.length).toBeGreaterThan(0);
  for (const each of evidence) {
    expect(each.claim).toMatch(/^\S.*\S$/s);
    expect(each.fact).toMatch(/^\S.*\S$/s);
    expect(`${each.claim} ${each.fact}`).not.toMatch(/undefined|NaN|\[object| {2}/);
  }
  expect(['refresh-and-retry', 'send-again', 'start-over', 'edit-profile', 'choose-auth', 'reload', null]).toContain(
    fix,
  );
}
