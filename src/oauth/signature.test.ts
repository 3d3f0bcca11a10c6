import { compactVerify, errors, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import { type Jwk, type JwksReading, keyFor, readJwks } from './jwks.ts';
import {
  judgeSignature,
  type SignatureContext,
  type SignatureObstacle,
  type SignatureVerdict,
  type VerifyJws,
} from './signature.ts';

const answer = (body: unknown, status = 200) => ({
  ending: { kind: 'response' } as const,
  head: { status, reason: '', httpVersion: '1.1', rawHeaders: [] },
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
});
const verify: VerifyJws = async (token, jwk, algorithm) => {
  const key = await importJWK(jwk, algorithm);
  return compactVerify(token, key, { algorithms: [algorithm] }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof errors.JWSSignatureVerificationFailed) return false;
      throw error;
    },
  );
};
const never: VerifyJws = () => Promise.reject(new Error('must not be asked'));
const issuer = 'https://as.example';

const payload = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
// RFC 7515 appendix A.2
const rs256 = `eyJhbGciOiJSUzI1NiJ9.${payload}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`;
const rsaKey = {
  kty: 'RSA',
  n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
  e: 'AQAB',
};
// RFC 7515 appendix A.3
const es256 = `eyJhbGciOiJFUzI1NiJ9.${payload}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`;
const ecKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
// RFC 7515 appendix A.1
const hs256 = `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${payload}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;
const jwks = { keys: [rsaKey, ecKey], skipped: 0 };
const joe = { issuer: 'joe', jwks, verify };

describe('RFC 7515 appendix A', () => {
  test.each<[name: string, token: string, verdict: SignatureVerdict]>([
    ['A.2: RS256', rs256, { kind: 'verified', issuer: 'joe', kid: null, algorithm: 'RS256' }],
    ['A.3: ES256', es256, { kind: 'verified', issuer: 'joe', kid: null, algorithm: 'ES256' }],
    ['A.1: HS256', hs256, { kind: 'cannot-check', why: { kind: 'symmetric', algorithm: 'HS256' } }],
    ['A.5: none', `eyJhbGciOiJub25lIn0.${payload}.`, { kind: 'not-verified', why: { kind: 'unsigned' } }],
    [
      'A.2 with another payload',
      rs256.replace(payload, 'eyJpc3MiOiJqb2UifQ'),
      { kind: 'not-verified', why: { kind: 'signature-differs', kid: null } },
    ],
    [
      'A.2 without its signature',
      rs256.slice(0, rs256.lastIndexOf('.') + 1),
      { kind: 'not-verified', why: { kind: 'signature-differs', kid: null } },
    ],
  ])('%s', async (_, token, verdict) => {
    expect(await judgeSignature(token, joe)).toEqual(verdict);
  });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (header: unknown, claims: unknown = { iss: issuer }) => `${encode(header)}.${encode(claims)}.c2ln`;

describe('what is not checked, and no key is asked', () => {
  test.each<[name: string, token: string, why: SignatureObstacle]>([
    ['opaque', '2YotnFZFEjr1zCsicMWpAA', { kind: 'opaque' }],
    ['encrypted', `${encode({ alg: 'dir', enc: 'A256GCM' })}..aXY.dGV4dA.dGFn`, { kind: 'encrypted' }],
    ['malformed', `${encode({ alg: 'RS256' })}.x.`, { kind: 'malformed' }],
    ['HS512', jwt({ alg: 'HS512' }), { kind: 'symmetric', algorithm: 'HS512' }],
    ['no algorithm', jwt({}), { kind: 'unknown-algorithm', algorithm: null }],
    ['an algorithm of another type', jwt({ alg: ['RS256'] }), { kind: 'unknown-algorithm', algorithm: null }],
    ['an algorithm nobody knows', jwt({ alg: 'RS1' }), { kind: 'unknown-algorithm', algorithm: 'RS1' }],
    [
      'an algorithm named like a prototype',
      jwt({ alg: 'constructor' }),
      { kind: 'unknown-algorithm', algorithm: 'constructor' },
    ],
    ['an extension', jwt({ alg: 'RS256', crit: ['b64'], b64: false }), { kind: 'critical-extension' }],
    [
      'another issuer',
      jwt({ alg: 'RS256' }, { iss: 'https://evil.example' }),
      { kind: 'other-issuer', expected: issuer, received: 'https://evil.example' },
    ],
    [
      'an issuer of another type',
      jwt({ alg: 'RS256' }, { iss: [issuer] }),
      { kind: 'other-issuer', expected: issuer, received: `["${issuer}"]` },
    ],
    ['a key that is not in the set', jwt({ alg: 'RS256', kid: 'x' }), { kind: 'no-such-key', kid: 'x' }],
    ['a key of another type', jwt({ alg: 'ES384' }), { kind: 'no-such-key', kid: null }],
  ])('%s', async (_, token, why) => {
    const set = { keys: [{ ...rsaKey, kid: '1' }, ecKey], skipped: 0 };
    expect(await judgeSignature(token, { issuer, jwks: set, verify: never })).toEqual({ kind: 'cannot-check', why });
  });

  test.each(['none', 'None', 'NONE', 'nOnE'])('alg %s is unsigned, whatever is behind it', async (alg) => {
    expect(await judgeSignature(jwt({ alg }), { issuer, jwks, verify: never })).toEqual({
      kind: 'not-verified',
      why: { kind: 'unsigned' },
    });
  });

  test('no keys, no issuer, two keys that fit, a key that is damaged', async () => {
    const token = jwt({ alg: 'RS256' });
    const why = async (context: Partial<SignatureContext>) => {
      const verdict = await judgeSignature(token, { issuer, jwks, verify: never, ...context });
      return verdict.kind === 'verified' ? 'verified' : verdict.why.kind;
    };
    expect(await why({ jwks: null })).toBe('no-keys');
    expect(await why({ issuer: '' })).toBe('no-issuer');
    expect(await why({ jwks: { keys: [rsaKey, rsaKey], skipped: 0 } })).toBe('several-keys');
    expect(await why({ jwks: { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }], skipped: 0 }, verify })).toBe(
      'unusable-key',
    );
  });
});

// R24: the key comes from the issuer's set, whatever the header says of keys.
test('a token that brings its own key is not verified by it', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const forged = await new SignJWT({ iss: 'joe' })
    .setProtectedHeader({ alg: 'ES256', jwk, jku: 'https://evil.example/jwks', x5u: 'https://evil.example/x5u' })
    .sign(privateKey);
  const asked = vi.fn(verify);
  expect(await judgeSignature(forged, { ...joe, verify: asked })).toEqual({
    kind: 'not-verified',
    why: { kind: 'signature-differs', kid: null },
  });
  expect(asked.mock.calls.map(([, key]) => key)).toEqual([ecKey]);
});

// RFC 8725 section 2.1: the public key as an HMAC secret.
test('a token signed with the public key as a secret is not verified', async () => {
  const forged = await new SignJWT({ iss: 'joe' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(JSON.stringify(rsaKey)));
  expect((await judgeSignature(forged, { ...joe, verify: never })).kind).toBe('cannot-check');
  expect((await judgeSignature(new UnsecuredJWT({ iss: 'joe' }).encode(), joe)).kind).toBe('not-verified');
});

test.each(['RS256', 'RS512', 'PS256', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'])(
  '%s: the key with its kid among others',
  async (alg) => {
    const [mine, others] = await Promise.all([
      generateKeyPair(alg, { extractable: true }),
      generateKeyPair(alg, { extractable: true }),
    ]);
    const set = {
      keys: [
        { ...(await exportJWK(others.publicKey)), kid: 'old' },
        { ...(await exportJWK(mine.publicKey)), kid: 'new', use: 'sig', alg },
      ],
    };
    const reading = readJwks(answer(set));
    if (reading.kind !== 'jwks') throw new Error(reading.why);
    const token = await new SignJWT({ iss: issuer }).setProtectedHeader({ alg, kid: 'new' }).sign(mine.privateKey);
    expect(await judgeSignature(token, { issuer, jwks: reading.jwks, verify })).toEqual({
      kind: 'verified',
      issuer,
      kid: 'new',
      algorithm: alg,
    });
    const swapped = await new SignJWT({ iss: issuer }).setProtectedHeader({ alg, kid: 'old' }).sign(mine.privateKey);
    expect((await judgeSignature(swapped, { issuer, jwks: reading.jwks, verify })).kind).toBe('not-verified');
  },
);

describe('a key set', () => {
  test.each<
    [body: unknown, reading: JwksReading | Partial<Extract<JwksReading, { kind: 'refused' }>>, status?: number]
  >([
    ['', { kind: 'refused', why: 'not-json' }],
    ['<html>', { kind: 'refused', why: 'not-json' }],
    ['null', { kind: 'refused', why: 'not-a-key-set' }],
    [[rsaKey], { kind: 'refused', why: 'not-a-key-set' }],
    [{ keys: {} }, { kind: 'refused', why: 'not-a-key-set' }],
    [{ keys: [] }, { kind: 'refused', why: 'no-keys' }],
    [{ keys: [null, 1, 'x', [], {}, { kty: 'oct', k: 'AA' }] }, { kind: 'refused', why: 'no-keys' }],
    [{ keys: [{ ...rsaKey, use: 'enc' }] }, { kind: 'refused', why: 'no-keys' }],
    [{ keys: [{ ...rsaKey, key_ops: ['encrypt'] }] }, { kind: 'refused', why: 'no-keys' }],
    [{ keys: [rsaKey] }, { kind: 'refused', why: 'failure-status' }, 404],
    [{ keys: [rsaKey, { kty: 'oct', k: 'AA' }] }, { kind: 'jwks', jwks: { keys: [rsaKey], skipped: 1 } }],
    [{ keys: [{ ...rsaKey, d: 'secret', p: 'secret' }] }, { kind: 'jwks', jwks: { keys: [rsaKey], skipped: 0 } }],
  ])('%j', (body, reading, status) => {
    expect(readJwks(answer(body, status))).toEqual(reading);
  });

  test('a call that broke off', () => {
    const ending = { kind: 'aborted' } as const;
    expect(readJwks({ ...answer({ keys: [rsaKey] }), ending })).toEqual({ kind: 'refused', why: 'no-answer' });
  });

  test.each<[hint: { kid: string | null; algorithm: string }, keys: Jwk[], choice: string]>([
    [
      { kid: 'a', algorithm: 'RS256' },
      [
        { kty: 'RSA', kid: 'a' },
        { kty: 'RSA', kid: 'b' },
      ],
      'key',
    ],
    [{ kid: 'a', algorithm: 'RS256' }, [{ kty: 'EC', kid: 'a', crv: 'P-256' }], 'none'],
    [{ kid: 'a', algorithm: 'RS256' }, [{ kty: 'RSA', kid: 'a', alg: 'RS512' }], 'none'],
    [{ kid: 'a', algorithm: 'RS256' }, [{ kty: 'RSA' }], 'none'],
    [{ kid: null, algorithm: 'RS256' }, [{ kty: 'RSA', kid: 'a' }], 'key'],
    [
      { kid: null, algorithm: 'RS256' },
      [
        { kty: 'RSA', kid: 'a' },
        { kty: 'RSA', kid: 'b', alg: 'RS512' },
      ],
      'key',
    ],
    [
      { kid: null, algorithm: 'RS256' },
      [
        { kty: 'RSA', kid: 'a' },
        { kty: 'RSA', kid: 'b' },
      ],
      'several',
    ],
    [
      { kid: 'a', algorithm: 'RS256' },
      [
        { kty: 'RSA', kid: 'a' },
        { kty: 'RSA', kid: 'a' },
      ],
      'several',
    ],
    [{ kid: null, algorithm: 'toString' }, [{ kty: 'RSA' }], 'none'],
    [{ kid: null, algorithm: 'ES256' }, [{ kty: 'EC', crv: 'P-384' }], 'none'],
  ])('%j in %j: %s', (hint, keys, choice) => {
    expect(keyFor(hint, { keys, skipped: 0 }).kind).toBe(choice);
  });
});
