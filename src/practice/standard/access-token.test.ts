import { importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TokenRules, verifyAccessToken } from './access-token.ts';
import { EndedTokens } from './ended-tokens.ts';
import { makeSigningKeys } from './signing-keys.ts';

interface Row {
  readonly name: string;
  readonly claims: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly words: string;
}

let rules: TokenRules;

beforeAll(async () => {
  rules = {
    issuer: 'http://localhost:1',
    audience: 'http://localhost:1/api',
    keys: await makeSigningKeys(),
    now: Date.now,
    ended: new EndedTokens(),
  };
});

async function mint(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  const key = await importJWK(rules.keys.privateJwk, 'RS256');
  const expiry = Math.floor(Date.now() / 1000) + 120;
  return new SignJWT({ iss: rules.issuer, aud: rules.audience, sub: 'ada', exp: expiry, ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...header })
    .sign(key);
}

test('a token with the right key, issuer, audience, type and time passes', async () => {
  expect(await verifyAccessToken(await mint({}), rules)).toMatchObject({ claims: { sub: 'ada' } });
});

describe('signed with our own key, and still refused', () => {
  test.each<Row>([
    { name: 'another audience', claims: { aud: 'http://localhost:1/other' }, words: 'for another audience' },
    { name: 'no audience', claims: { aud: undefined }, words: 'for another audience' },
    { name: 'another issuer', claims: { iss: 'http://localhost:2' }, words: 'issued by somebody else' },
    { name: 'an ID token’s type', claims: {}, header: { typ: 'JWT' }, words: 'not an access token' },
    { name: 'expired', claims: { exp: 1 }, words: 'The access token expired.' },
    { name: 'no expiry', claims: { exp: undefined }, words: 'claim exp' },
    { name: 'no subject', claims: { sub: undefined }, words: 'claim sub' },
  ])('$name', async ({ claims, header, words }) => {
    const result = await verifyAccessToken(await mint(claims, header), rules);
    expect(result).toMatchObject({ refusal: { status: 401, code: 'invalid_token' } });
    expect('refusal' in result && result.refusal.description).toContain(words);
  });
});
