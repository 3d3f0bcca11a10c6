import { webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { codeChallengeS256, codeVerifierFrom } from './pkce.ts';

const sha256 = async (bytes: Uint8Array) =>
  new Uint8Array(await webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes)));

const octets = [
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191, 240, 91,
  88, 5, 88, 83, 132, 141, 121,
];

test('RFC 7636 Appendix B: from octets to verifier to challenge', async () => {
  const verifier = codeVerifierFrom(Uint8Array.from(octets));
  expect(verifier).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
  expect(await codeChallengeS256(verifier, sha256)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});
