import { importJWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TokenRules, verifyAccessToken } from './access-token.ts';
import { makeSigningKeys } from './signing-keys.ts';

let rules: TokenRules;

beforeAll(async () => {
  rules = { issuer: 'http://localhost:1', audience: 'http://localhost:1/api', keys: await makeSigningKeys() };
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
  test.each([
    ['another audience', { aud: 'http://localhost:1/other' }, {}, 'for another audience'],
    ['no audience', { aud: undefined }, {}, 'for another audience'],
    ['another issuer', { iss: 'http://localhost:2' }, {}, 'issued by somebody else'],
    ['an ID token’s type', {}, { typ: 'JWT' }, 'not an access token'],
    ['expired', { exp: 1 }, {}, 'The access token expired.'],
    ['no expiry', { exp: undefined }, {}, 'claim exp'],
    ['no subject', { sub: undefined }, {}, 'claim sub'],
  ])('%s', async (_name, claims, header, words) => {
    const result = await verifyAccessToken(await mint(claims, header), rules);
    expect(result).toMatchObject({ refusal: { status: 401, code: 'invalid_token' } });
    expect('refusal' in result && result.refusal.description).toContain(words);
  });
});
