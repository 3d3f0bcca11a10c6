import { expect, test } from 'vitest';
import type { SignatureObstacle } from '#oauth/signature.ts';
import { explainSignature } from './explain-signature.ts';

test('verified names issuer, algorithm and key, and claims no more', () => {
  const words = explainSignature({
    kind: 'verified',
    issuer: 'https://as.example',
    kid: '2026-02',
    algorithm: 'RS256',
  });
  expect(words).toMatchObject({ verdict: 'ok', title: 'Signature verified' });
  for (const each of ['https://as.example', 'RS256', '2026-02']) expect(words.sentence).toContain(each);
  const unnamed = explainSignature({ kind: 'verified', issuer: 'https://as.example', kid: null, algorithm: 'ES256' });
  expect(unnamed.sentence).toContain('the one key that fits');
});

test('a wrong signature and none at all are errors', () => {
  expect(explainSignature({ kind: 'not-verified', why: { kind: 'unsigned' } })).toMatchObject({ verdict: 'error' });
  const differs = explainSignature({ kind: 'not-verified', why: { kind: 'signature-differs', kid: 'k1' } });
  expect(differs).toMatchObject({ verdict: 'error', sentence: expect.stringContaining('key k1') });
});

const obstacles: { [Kind in SignatureObstacle['kind']]: Extract<SignatureObstacle, { kind: Kind }> } = {
  opaque: { kind: 'opaque' },
  encrypted: { kind: 'encrypted' },
  malformed: { kind: 'malformed' },
  'no-issuer': { kind: 'no-issuer' },
  'other-issuer': { kind: 'other-issuer', expected: 'https://a.example', received: 'https://b.example' },
  symmetric: { kind: 'symmetric', algorithm: 'HS256' },
  'unknown-algorithm': { kind: 'unknown-algorithm', algorithm: 'XS1' },
  'critical-extension': { kind: 'critical-extension' },
  'no-keys': { kind: 'no-keys' },
  'no-such-key': { kind: 'no-such-key', kid: 'k2' },
  'several-keys': { kind: 'several-keys', kid: null },
  'unusable-key': { kind: 'unusable-key', kid: 'k3' },
};

test.each(Object.values(obstacles))('what can’t be checked is said as such, with why: $kind', (why) => {
  const words = explainSignature({ kind: 'cannot-check', why });
  expect(words).toMatchObject({ verdict: 'info', title: 'Signature not checked' });
  expect(words.sentence).toMatch(/^[A-Z].*\.$/);
  for (const value of Object.values(why).filter((each) => each !== null && each !== why.kind)) {
    expect(words.sentence).toContain(value);
  }
});
