import { describe, expect, test } from 'vitest';
import { standardDialect } from '#oauth/dialect.ts';
import { lifetimeOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { viewToken } from '#oauth/token-view.ts';
import { countUntil, endsOf, filterTokens, groupTokens } from './token-groups.ts';

const noon = Date.UTC(2026, 6, 1, 12);

/** A token that is received at noon. */
function token(id: string, expiresIn?: unknown, change: Partial<TokenView> = {}): TokenView {
  const view = viewToken({
    id,
    profileId: 'crm',
    grant: 'authorization_code',
    parentId: null,
    runId: null,
    callId: null,
    sentAt: noon,
    receivedAt: noon,
    scopesAsked: [],
    response: '{}',
    tokenPointers: standardDialect.tokenPointers,
    accessToken: { id: `secret of ${id}`, label: 'access token', lastFour: id },
    refreshToken: null,
    idToken: null,
  });
  return { ...view, lifetime: lifetimeOf(expiresIn, noon), ...change };
}

const tokens = [token('hour', 3600), token('none'), token('minute', 60), token('odd', 'soon'), token('day', 86_400)];
const groupsAt = (ms: number) =>
  groupTokens(tokens, noon + ms).map(({ name, members }) => [name, members.map(({ id }) => id).join(' ')]);

test('a token is expired from its very end on; one whose end is unknown is in neither state', () => {
  expect(groupsAt(59_999)).toEqual([
    ['Active', 'hour minute day'],
    ['Lifetime unknown', 'none odd'],
  ]);
  expect(groupsAt(60_000)).toEqual([
    ['Active', 'hour day'],
    ['Lifetime unknown', 'none odd'],
    ['Expired', 'minute'],
  ]);
});

test.each([
  [-1, 0],
  [59_999, 0],
  [60_000, 1],
  [3_600_000, 2],
  [1e12, 3],
])('%d ms after noon as many have ended: %d', (ms, count) => expect(countUntil(endsOf(tokens), noon + ms)).toBe(count));

describe('the filter takes every word, wherever it stands', () => {
  const mine = [
    token('aaaa', 60, { scopes: ['openid', 'items:read'] }),
    token('bbbb', 60, { grant: 'client_credentials', profileId: 'other' }),
  ];
  const nameOf = (profileId: string) => (profileId === 'crm' ? 'Clayton – dev' : 'Clarify');
  test.each([
    ['', 'aaaa bbbb'],
    ['  ', 'aaaa bbbb'],
    ['CLAY', 'aaaa'],
    ['credentials', 'bbbb'],
    ['tok_bb', 'bbbb'],
    ['clayton items', 'aaaa'],
    ['clayton client', ''],
    ['opaque', 'aaaa bbbb'],
    ['.*', ''],
  ])('%j finds %j', (filter, found) =>
    expect(
      filterTokens(mine, filter, nameOf)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(found),
  );
});
