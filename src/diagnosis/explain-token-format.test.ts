import { expect, test } from 'vitest';
import { tokenFormat } from '#oauth/token-format.ts';
import { explainTokenFormat } from './explain-token-format.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const header = encode('{"alg":"RS256"}');

function wordsFor(token: string) {
  const format = tokenFormat(token);
  if (format.kind === 'jwt') throw new Error('This one can be read');
  return explainTokenFormat(format);
}

test.each<[token: string, said: RegExp]>([
  [`${header}.${encode('{}')}`, /three parts/],
  [`${header}.${encode('{}')}.a.b`, /three parts/],
  [`${encode('{"alg":')}.${encode('{}')}.a`, /first part decodes to text that is no JSON/],
  [`${header}..c2ln`, /claims, is empty/],
  [`${header}.a*b.c2ln`, /claims, is not base64url/],
  [`${header}.${encode('{"iss":"jo')}.c2ln`, /no JSON: it may have been cut off/],
  [`${header}.${encode('[1]')}.c2ln`, /claims, decodes to JSON that is no object/],
  [`${header}.${encode('{}')}.a*b`, /signature, is not base64url/],
])('what broke is named: %s', (token, said) => {
  const words = wordsFor(token);
  expect(words.sentence).toMatch(said);
  expect(words).toMatchObject({ title: 'This token looks like a JWT and is none.', isDefect: true });
});

test.each([
  ['2YotnFZFEjr1zCsicMWpAA', 'This token is opaque.'],
  ['', 'This token is opaque.'],
  [`${encode('{"alg":"dir","enc":"A256GCM"}')}..aXY.Y2k.dGFn`, 'This token is encrypted.'],
])('opaque and encrypted tokens are no defect: %s', (token, title) => {
  expect(wordsFor(token)).toMatchObject({ title, isDefect: false });
});
