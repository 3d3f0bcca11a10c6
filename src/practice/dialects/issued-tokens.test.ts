import { beforeEach, describe, expect, test } from 'vitest';
import { IssuedTokens } from './issued-tokens.ts';

let now: number;
let count: number;
let tokens: IssuedTokens;

beforeEach(() => {
  now = 1_000_000;
  count = 0;
  tokens = new IssuedTokens({
    now: () => now,
    random: () => {
      count += 1;
      return `token-${count}`;
    },
  });
});

const access = { kind: 'access', scope: 'workspace', seconds: 60, grant: 'g1' } as const;
const refresh = { kind: 'refresh', scope: 'workspace', seconds: 3_600, grant: 'g1' } as const;
const stateOf = (kind: 'access' | 'refresh', token: string) => tokens.find(kind, token).state;

test('a token lives for its seconds, and what it stands for is kept', () => {
  const token = tokens.issue(access);
  expect(tokens.find('access', token)).toEqual({
    state: 'live',
    token: { ...access, issuedAt: 1_000_000, expiresAt: 1_060_000 },
  });
  now += 59_999;
  expect(stateOf('access', token)).toBe('live');
  now += 1;
  expect(stateOf('access', token)).toBe('expired');
});

test('a refresh token is no access token, nor is a made-up one', () => {
  expect(stateOf('access', tokens.issue(refresh))).toBe('unknown');
  expect(stateOf('access', 'made-up')).toBe('unknown');
});

describe('what a learner can do to it', () => {
  test.each(['expire', 'revoke'] as const)('%s tells whether the token lived', (lever) => {
    const token = tokens.issue(access);
    expect(tokens[lever](token)).toBe(true);
    expect(stateOf('access', token)).toBe(`${lever}d`);
    expect(tokens[lever](token)).toBe(false);
    expect(tokens[lever]('made-up')).toBe(false);
  });

  test('with a refresh token end the access tokens of its consent, and no others', () => {
    const [one, other, alone] = [
      tokens.issue(access),
      tokens.issue({ ...access, grant: 'g2' }),
      tokens.issue({ kind: 'access', scope: '', seconds: 60 }),
    ];
    tokens.revoke(tokens.issue(refresh));
    expect([one, other, alone].map((token) => stateOf('access', token))).toEqual(['revoked', 'live', 'live']);
  });

  test('an access token that is revoked leaves its refresh token alone', () => {
    const token = tokens.issue(refresh);
    tokens.revoke(tokens.issue(access));
    expect(stateOf('refresh', token)).toBe('live');
  });

  test('clear forgets tokens and counts', () => {
    const token = tokens.issue(access);
    tokens.clear();
    expect([stateOf('access', token), tokens.issuedAfter(0)]).toEqual(['unknown', []]);
  });
});

test('a replaced refresh token is told from a revoked one, also after its consent was revoked', () => {
  const old = tokens.issue(refresh);
  tokens.replace(old);
  const next = tokens.issue(refresh);
  tokens.revokeGrant('g1');
  expect([stateOf('refresh', old), stateOf('refresh', next)]).toEqual(['replaced', 'revoked']);
});

test('issuances are counted from any instant, dead tokens included, refresh tokens not', () => {
  tokens.revoke(tokens.issue(access));
  tokens.issue(refresh);
  now += 1_000;
  tokens.issue(access);
  expect(tokens.issuedAfter(0)).toEqual([1_000_000, 1_001_000]);
  expect(tokens.issuedAfter(1_000_000)).toEqual([1_001_000]);
});

test('the oldest of more than ten thousand is forgotten', () => {
  const first = tokens.issue(access);
  const second = tokens.issue(access);
  for (let index = 2; index <= 10_000; index += 1) tokens.issue(access);
  expect([stateOf('access', first), stateOf('access', second)]).toEqual(['unknown', 'live']);
});
