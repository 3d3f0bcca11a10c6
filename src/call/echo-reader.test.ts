import { expect, test } from 'vitest';
import { needlesOf } from './echo-needles.ts';
import { createEchoReader } from './echo-reader.ts';
import { replaceEchoes, replaceInBlob } from './echoes.ts';
import { lastFourOf } from './secret-ref.ts';
import { slot, type Template, text } from './template.ts';

const bytesOf = (value: string) => new TextEncoder().encode(value);
const base64 = (value: string) => Buffer.from(value).toString('base64');
const json = (value: string) => JSON.stringify(value).slice(1, -1);
const percent = (value: string, wanted: RegExp) =>
  Array.from(bytesOf(value), (byte) => {
    const sign = String.fromCharCode(byte);
    return wanted.test(sign) ? `%${byte.toString(16).padStart(2, '0')}` : sign;
  }).join('');

/** A reader of what comes back to a request that carried these secrets, and the Basic pair of user and first secret. */
function readerOf(...secrets: string[]) {
  const ref = (value: string) => ({ id: value, label: 'key', lastFour: lastFourOf(value) });
  const pair: Template = [{ kind: 'base64', parts: [...text('ana:'), ...slot(ref(secrets[0] ?? ''))] }];
  return createEchoReader(needlesOf([pair, ...secrets.map((value) => slot(ref(value)))], ({ id }) => id));
}

/** What a screen shows of a body that came in pieces of a size. */
function shownOf(body: Uint8Array, { secrets, pieceBytes }: { secrets: string[]; pieceBytes: number }): string {
  const reader = readerOf(...secrets);
  for (let at = 0; at < body.length; at += pieceBytes) reader.read(body.subarray(at, at + pieceBytes));
  reader.end();
  return new TextDecoder().decode(replaceEchoes(body, reader.found({ head: null, hops: [] })?.body ?? []));
}

const secrets = ['hunter2hunter2', 'p&ss "wörd"\\/+=?<é€😀>', 'AB/+zz==', 'abcd', '3f2a9c81-d07b-e455'];

const encodings: Record<string, (secret: string) => string> = {
  verbatim: (secret) => secret,
  'encodeURIComponent (RFC 3986)': encodeURIComponent,
  'percent-encoded in full, small letters': (secret) => percent(secret, /[\s\S]/),
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'form-encoded': (secret) => new URLSearchParams([['', secret]]).toString().slice(1),
  'JSON text': json,
  'JSON text, slashes escaped': (secret) => json(secret).replaceAll('/', '\\/'),
  'JSON text, ASCII only': (secret) =>
    json(secret).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'JSON text, HTML made safe': (secret) =>
    json(secret).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  'JSON in JSON': (secret) => json(json(secret)),
  HTML: (secret) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&#34;')
      .replaceAll('+', '&#x2B;'),
  base64,
  'base64 for URLs (RFC 4648 section 5)': (secret) => Buffer.from(secret).toString('base64url'),
  'Basic credentials (RFC 7617)': (secret) => base64(`ana:${secret}`),
  'Basic credentials of another user': (secret) => base64(`somebody:${secret}`),
  'base64 of text around it': (secret) => base64(`{"a":"${secret}", "b":1}`),
  'base64, one byte on': (secret) => base64(`x${secret}xx`),
  'base64, two bytes on': (secret) => base64(`xx${secret}x`),
  'base64 in a URL': (secret) => encodeURIComponent(base64(secret)),
  hex: (secret) => Buffer.from(secret).toString('hex'),
};

test.each(Object.entries(encodings))('no secret is left in a body: %s', (_, encode) => {
  for (const secret of secrets) {
    const body = bytesOf(`é one=${encode(secret)}&two "${encode(secret)}" ${encode(secret)}`);
    for (const pieceBytes of [1, 7, 4_096]) {
      const shown = shownOf(body, { secrets: [secret], pieceBytes });
      const hidden = shown.match(/•{8}/g)?.length;
      expect({ secret, pieceBytes, shown, hidden }).toMatchObject({ hidden: 3 });
      expect(shown).not.toContain(encode(secret));
    }
  }
});

test('verbatim and Basic echoes leave nothing but dots and the last four', () => {
  const said = (body: string) => shownOf(bytesOf(body), { secrets: ['hunter2hunter2'], pieceBytes: 5 });
  expect(said('{"key":"hunter2hunter2"}')).toBe('{"key":"••••••••ter2"}');
  expect(said(`Basic ${base64('ana:hunter2hunter2')}.`)).toBe('Basic ••••••••.');
  expect(said('hunter2hunter hunter2hunter2')).toBe('hunter2hunter ••••••••ter2');
});

test('what only looks like the beginning of a secret stays; one that is cut off at the end does not', () => {
  const said = (body: string) => shownOf(bytesOf(body), { secrets: ['hunter2hunter2'], pieceBytes: 3 });
  expect(said('hunter3 hunt hunter2 h')).toBe('hunter3 hunt hunter2 h');
  expect(said('"key":"hunter2hun')).toBe('"key":"••••••••');
});

test('fewer than four characters are not looked for', () => {
  expect(shownOf(bytesOf('{"pin":"123"}'), { secrets: ['123'], pieceBytes: 99 })).toBe('{"pin":"123"}');
});

test('a number becomes text, so that JSON stays JSON', () => {
  const said = (body: string) => shownOf(bytesOf(body), { secrets: ['4711471147'], pieceBytes: 99 });
  expect(JSON.parse(said('{"pin": 4711471147,"also":[4711471147]}'))).toEqual({ pin: '••••••••', also: ['••••••••'] });
  expect(said('your pin is 4711471147, keep it')).toBe('your pin is ••••••••, keep it');
});

test('while it comes, what may become a secret is held back and everything else is shown', () => {
  const reader = readerOf('hunter2hunter2');
  const shown = ['data: hun', 'ter2hun', 'ter2\n\n', 'data: hunger\n\n', 'data: h'].map((piece) =>
    new TextDecoder().decode(reader.read(bytesOf(piece))),
  );
  expect(shown).toEqual(['data: ', '', '••••••••ter2\n\n', 'data: hunger\n\n', 'data: ']);
});

test('headers and hops are read, too; nothing found is nothing kept', () => {
  const head = (value: string) =>
    ({ status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [['X-Echo', value]] }) as const;
  const found = readerOf('hünter2hunter2').found({ head: head('é k=h%C3%BCnter2hunter2; hünter2hunter2'), hops: [] });
  expect(found?.head?.rawHeaders).toEqual([['X-Echo', 'é k=••••••••ter2; ••••••••ter2']]);
  expect(readerOf('hunter2hunter2').found({ head: head('nothing'), hops: [] })).toBeNull();
});

test('a body in files is hidden piece by piece, and one that is cut ends in the middle of a secret', async () => {
  const echoes = [{ start: 2, end: 6, shown: '••' }];
  expect(await replaceInBlob(new Blob(['a=keys&b']), echoes).text()).toBe('a=••&b');
  expect(new TextDecoder().decode(replaceEchoes(bytesOf('a=ke'), echoes))).toBe('a=••');
  expect(new TextDecoder().decode(replaceEchoes(bytesOf('a='), echoes))).toBe('a=');
});

test('ten megabytes full of what begins like the secret take no longer than reading them', () => {
  const body = bytesOf('{"token":"eyJhbGciOiJIUzI1NiJ9","note":"the quick brown fox jumps"},'.repeat(150_000));
  const reader = readerOf(`eyJhbGciOiJIUzI1NiJ9.${'a1B2'.repeat(300)}`);
  const began = performance.now();
  for (let at = 0; at < body.length; at += 65_536) reader.read(body.subarray(at, at + 65_536));
  expect(performance.now() - began).toBeLessThan(10_000);
  reader.end();
  expect(reader.found({ head: null, hops: [] })).toBeNull();
});
