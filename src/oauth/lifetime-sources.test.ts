import { expect, test } from 'vitest';
import { standardDialect } from './dialect.ts';
import { disagreementOf, lifetimeSourcesOf } from './lifetime-sources.ts';
import { secretRef } from './profile.test-support.ts';
import { viewToken } from './token-view.ts';

const sentAt = 1_700_000_000_000;
const receivedAt = sentAt + 40;
const skew = { skewMs: 3_000, uncertaintyMs: 520 };
/** The second in which the response came. */
const issued = 1_700_000_000;

function tokenWith(members: string, accessToken = 'opaque') {
  return viewToken({
    id: 't1',
    profileId: 'p1',
    grant: 'authorization_code',
    parentId: null,
    runId: null,
    callId: null,
    sentAt,
    receivedAt,
    scopesAsked: [],
    response: `{"access_token":"${accessToken}"${members}}`,
    tokenPointers: standardDialect.tokenPointers,
    accessToken: secretRef('a'),
    refreshToken: null,
    idToken: null,
  });
}

const encode = (json: string) => Buffer.from(json).toString('base64url');
const jwt = (claims: string) => `${encode('{"alg":"RS256"}')}.${encode(claims)}.c2ln`;
const sourcesOf = (members: string, accessToken?: string) => {
  const [response, exp] = lifetimeSourcesOf(tokenWith(members, accessToken), skew);
  return { response, exp };
};

test.each<[members: string, shown: string | null, seconds: number | null, problem: string | null]>([
  [',"expires_in":120', '120', 120, null],
  [',"expires_in":"120"', '"120"', 120, null],
  ['', null, null, 'missing'],
  [',"expires_in":null', 'null', null, 'missing'],
  [',"expires_in":0', '0', null, 'zero'],
  [',"expires_in":-1', '-1', null, 'negative'],
  [',"expires_in":1e400', 'Infinity', null, 'too-long'],
  [',"expires_in":"<b>soon</b>"', '"<b>soon</b>"', null, 'no-number'],
  [',"expires_in":{"a":[1]}', '{"a":[1]}', null, 'no-number'],
])('a response%s', (members, shown, ...[seconds, problem]) => {
  expect(sourcesOf(members).response).toEqual({
    source: 'expires_in',
    shown,
    endAt: seconds === null ? null : receivedAt + seconds * 1000,
    problem,
    isUsed: seconds !== null,
  });
});

test.each<[accessToken: string, shown: string | null, endAt: number | null, problem: string | null]>([
  ['opaque', null, null, 'no-jwt'],
  [jwt('{}'), null, null, 'missing'],
  [jwt(`{"exp":${issued}}`), String(issued), sentAt - 3_000, null],
  [jwt(`{"exp":${issued}.5}`), `${issued}.5`, sentAt + 500 - 3_000, null],
  [jwt('{"exp":0}'), '0', -3_000, null],
  [jwt('{"exp":"1700000000"}'), '"1700000000"', null, 'odd'],
  [jwt('{"exp":null}'), 'null', null, 'odd'],
  [jwt('{"exp":1e13}'), '10000000000000', null, 'odd'],
  [jwt('{"exp":-1e400}'), '-Infinity', null, 'odd'],
  [jwt('{"exp":[1]}'), '[1]', null, 'odd'],
])('the exp of %s', (accessToken, shown, ...[endAt, problem]) => {
  expect(sourcesOf('', accessToken).exp).toEqual({ source: 'jwt-exp', shown, endAt, problem, isUsed: false });
});

test('an end that nobody gives is not taken from exp', () => {
  const token = tokenWith('', jwt(`{"exp":${issued + 60}}`));
  expect(lifetimeSourcesOf(token, null).filter(({ isUsed }) => isUsed)).toEqual([]);
  expect(token.lifetime).toEqual({ kind: 'unknown', why: 'missing' });
});

test.each<[exp: number, byMs: number | null]>([
  [issued + 123, null],
  [issued + 128, null],
  [issued + 129, 5_960],
  [issued + 118, null],
  [issued + 117, -6_040],
  [issued + 3_600, 3_476_960],
])('expires_in 120 and exp %d, by a clock that is 3 s ahead', (exp, byMs) => {
  const token = tokenWith(',"expires_in":120', jwt(`{"exp":${exp}}`));
  expect(disagreementOf(token, skew)).toEqual(byMs === null ? null : { byMs, uncertaintyMs: 560 });
});

test('without a measured skew the uncertainty is not known', () => {
  const token = tokenWith(',"expires_in":120', jwt(`{"exp":${issued + 180}}`));
  expect(disagreementOf(token, null)).toEqual({ byMs: 59_960, uncertaintyMs: null });
});

test.each([
  ['', jwt(`{"exp":${issued}}`)],
  [',"expires_in":120', 'opaque'],
  [',"expires_in":120', jwt('{"exp":"soon"}')],
])('one source alone disagrees with nobody: response%s, token %s', (members, accessToken) =>
  expect(disagreementOf(tokenWith(members, accessToken), skew)).toBeNull(),
);
