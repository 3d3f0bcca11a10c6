import { expect, test } from 'vitest';
import { explainMetadataFinding, explainRefusedMetadata } from './explain-metadata.ts';

test.each([
  { kind: 'issuer-slash', received: 'https://id.example/' },
  { kind: 'issuer-template', received: 'https://login.example/{tenantid}/v2.0' },
  { kind: 'odd-member', name: 'scopes_supported' },
  { kind: 'insecure-endpoint', name: 'token_endpoint', url: 'http://id.example/token' },
  { kind: 'unusable-endpoint', name: 'token_endpoint' },
  { kind: 'missing-member', name: 'token_endpoint' },
] as const)('a finding in words: $kind', (finding) => {
  expect(explainMetadataFinding(finding)).toMatch(/^[A-Za-z_].*\.$/);
});

test.each([
  [{ kind: 'no-answer' }, /No answer/],
  [{ kind: 'status', status: 302 }, /redirect is not followed/],
  [{ kind: 'status', status: 404 }, /no metadata/],
  [{ kind: 'not-json' }, /not JSON/],
  [{ kind: 'not-an-object' }, /not an object/],
  [{ kind: 'issuer-missing' }, /names no issuer/],
  [
    { kind: 'issuer-differs', expected: 'https://a.example', received: 'https://b.example' },
    /b\.example’s, not https:\/\/a\.example/,
  ],
] as const)('a refusal in words: %j', (why, words) => {
  expect(explainRefusedMetadata(why)).toMatch(words);
});
