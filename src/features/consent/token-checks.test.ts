import { expect, test } from 'vitest';
import { standardDialect } from '#oauth/dialect.ts';
import type { Run } from '#oauth/run.ts';
import type { TokenCallView } from '#oauth/run-view.ts';
import type { Token } from '#oauth/token.ts';
import { viewToken } from '#oauth/token-view.ts';
import { tokenChecks } from './token-checks.ts';

const receivedAt = Date.UTC(2026, 6, 1, 12);
const endsAt = receivedAt + 120_000;
const ref = (id: string) => ({ id, label: id, lastFour: '' });
const encode = (part: object) => btoa(JSON.stringify(part)).replace(/=+$/, '');
const jwt = (exp: number) => `${encode({ alg: 'RS256' })}.${encode({ exp: exp / 1000 })}.c2ln`;

interface Around {
  readonly date?: number;
  readonly refreshFact?: string;
}

function textsOf(response: Record<string, unknown>, change: Partial<Token> = {}, around: Around = {}) {
  const { date = receivedAt, refreshFact = '' } = around;
  const token = viewToken({
    id: 't1',
    profileId: 'p1',
    grant: 'authorization_code',
    parentId: null,
    runId: 'r1',
    callId: 'c1',
    sentAt: receivedAt,
    receivedAt,
    scopesAsked: ['read'],
    response: JSON.stringify({ access_token: 'opaque', expires_in: 120, ...response }),
    tokenPointers: standardDialect.tokenPointers,
    accessToken: ref('access token'),
    refreshToken: null,
    idToken: null,
    ...change,
  });
  const head = [['date', { text: new Date(date).toUTCString(), tone: 'plain' }]];
  const call = { sentAt: receivedAt, receivedAt, responseHeaders: head } as unknown as TokenCallView;
  const run = { authorizationRequest: null } as Run;
  return tokenChecks({ run, call, refreshFact }, token).map(({ verdict, text }) => `${verdict}: ${text}`);
}

test('an opaque token: scope, lifetime, and that no refresh token came, without a guess why', () => {
  expect(textsOf({ scope: 'read' })).toEqual([
    'ok: Scope granted: read',
    'ok: Lives 120 s by its expires_in',
    'info: No refresh token came',
  ]);
});

test.each<[what: string, given: readonly [Record<string, unknown>, Partial<Token>?], text: string]>([
  ['a scope that was refused', [{ scope: 'write' }], 'warning: Scope not granted: read'],
  ['a scope beyond what was asked', [{ scope: 'read write' }], 'info: Granted beyond what was asked: write'],
  ['no expires_in', [{ expires_in: undefined }], 'warning: Lifetime unknown: no expires_in came'],
  ['an odd expires_in', [{ expires_in: 'soon' }], 'warning: Lifetime unknown: expires_in is no sound number'],
  ['a JWT that ends when it should', [{ access_token: jwt(endsAt) }], 'ok: JWT exp agrees with expires_in'],
  [
    'a JWT that ends later',
    [{ access_token: jwt(endsAt + 60_000) }],
    'warning: The JWT’s exp is 59 s later than expires_in says.',
  ],
  [
    'a grant that gives no refresh token',
    [{}, { grant: 'client_credentials' }],
    'info: No refresh token: this grant gives none (RFC 6749 §4.4.3)',
  ],
  [
    'offline_access that was not granted',
    [{ scope: 'read' }, { scopesAsked: ['read', 'offline_access'] }],
    'info: No refresh token came: offline_access was not granted',
  ],
])('%s is said', (_, [response, change], text) => {
  expect(textsOf(response, change).some((each) => each.startsWith(text))).toBe(true);
});

test('where none came, the provider’s own words say how one is had', () => {
  const refreshFact = 'Send access_type=offline; one comes at the first consent only.';
  expect(textsOf({}, {}, { refreshFact })).toContain(`info: No refresh token came. ${refreshFact}`);
  expect(textsOf({}, { refreshToken: ref('r') }, { refreshFact })).toContain('ok: A refresh token came along');
});

test('a clock that is far off is said', () => {
  expect(textsOf({}, {}, { date: receivedAt + 90_000 })).toContain(
    'warning: The provider’s clock is 1m30s ahead of this device’s',
  );
});
