import { expect, test } from 'vitest';
import type { HeaderLine } from './call.ts';
import { contentCodings } from './content-coding.ts';

test.each<[readonly HeaderLine[], readonly string[]]>([
  [[], []],
  [[['Content-Type', 'gzip']], []],
  [[['Content-Encoding', 'gzip']], ['gzip']],
  [[['content-ENCODING', ' GZip ']], ['gzip']],
  [[['Content-Encoding', 'deflate, br']], ['deflate', 'br']],
  [
    [
      ['Content-Encoding', 'deflate'],
      ['X-Between', '1'],
      ['Content-Encoding', 'br,gzip'],
    ],
    ['deflate', 'br', 'gzip'],
  ],
  [[['Content-Encoding', 'identity']], []],
  [[['Content-Encoding', 'identity, gzip, identity']], ['gzip']],
  [[['Content-Encoding', '']], []],
  [[['Content-Encoding', ', ,gzip,']], ['gzip']],
  [[['Content-Encoding', 'aes128gcm']], ['aes128gcm']],
])('%j: %j', (rawHeaders, codings) => {
  expect(contentCodings({ status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders })).toEqual(codings);
});
