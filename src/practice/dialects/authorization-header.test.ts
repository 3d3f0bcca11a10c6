import { expect, test } from 'vitest';
import { readAuthorization } from './authorization-header.ts';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

test.each([
  [[], { kind: 'none' }],
  [['Bearer xyz789'], { kind: 'bearer', token: 'xyz789' }],
  [['bearer  xyz789 '], { kind: 'bearer', token: 'xyz789' }],
  [['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='], { kind: 'basic', user: 'Aladdin', password: 'open sesame' }],
  [[basic('ü:a:b')], { kind: 'basic', user: 'ü', password: 'a:b' }],
  [[basic(':')], { kind: 'basic', user: '', password: '' }],
  [['Digest username="a", realm="b"'], { kind: 'other', scheme: 'Digest' }],
  [['Token xyz789'], { kind: 'other', scheme: 'Token' }],
])('%j', (lines, expected) => {
  expect(readAuthorization(headersOf(lines))).toEqual(expected);
});

test.each([
  [['xyz789'], 'lacks the word Bearer'],
  [['Bearer'], 'says Bearer, but nothing follows'],
  [['Bearer xyz 789'], 'holds a space'],
  [['Bearer a', 'Bearer b'], 'came more than once'],
  [['Bearer a', basic('a:b')], 'came more than once'],
  [['Basic a:b'], 'not Base64'],
  [[basic('nothing else')], 'a user name, a colon and a password'],
])('%j is malformed', (lines, words) => {
  const found = readAuthorization(headersOf(lines));
  expect(found.kind === 'malformed' && found.description).toContain(words);
});

function headersOf(lines: readonly string[]): Headers {
  const headers = new Headers();
  for (const line of lines) headers.append('authorization', line);
  return headers;
}
