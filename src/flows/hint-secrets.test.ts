import { expect, test } from 'vitest';
import { hintSecrets } from './hint-secrets.ts';

const secret = 'Kaffee 7ünd<&>41 🗝+"\\/ü';
const bytes = Buffer.from(secret);
const json = JSON.stringify(secret).slice(1, -1);

test.each([
  ['as it is', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
  ['form-encoded', new URLSearchParams([['a', secret]]).toString()],
  ['escaped for JSON', json],
  ['as JSON in JSON', JSON.stringify(json)],
  ['in \\u escapes', Array.from({ length: secret.length }, (_, at) => unicode(secret.charCodeAt(at))).join('')],
  ['in entities', Array.from(secret, (character) => `&#${character.codePointAt(0)};`).join('')],
  ['in base64 and base64url', `${bytes.toString('base64')} ${bytes.toString('base64url')}`],
  ['in base64 behind one byte', Buffer.concat([Buffer.from('a'), bytes]).toString('base64url')],
  [
    'in base64 behind two and before one',
    Buffer.concat([Buffer.from('ab'), bytes, Buffer.from('c')]).toString('base64'),
  ],
  ['in hex', `x${bytes.toString('hex').toUpperCase()}`],
])('a secret is told %s', (_, text) => {
  expect([...hintSecrets([secret, 'another-secret'])(`before ${text} behind`)]).toEqual([secret]);
});

test('nothing is told of a text without one', () => {
  expect(hintSecrets([secret])('Kaffee und Küchen, 41 Enden').size).toBe(0);
});

function unicode(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
