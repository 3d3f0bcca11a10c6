import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fullDocument } from './document.test-support.ts';
import { linkFit, readLink, writeLink } from './link-codec.ts';

/** A link of anything. */
function linkOf(text: string | Uint8Array, compressed: Uint8Array = deflateRawSync(text)): string {
  const encoded = Buffer.from(compressed).toString('base64url');
  return `1.${encoded.length}.${encoded}`;
}

test('a link holds the document whole, whatever host it names and however mail broke its lines', async () => {
  const fragment = await writeLink(fullDocument);
  expect(fragment).toMatch(/^1\.\d+\.[\w-]+$/);
  expect(await writeLink(structuredClone(fullDocument))).toBe(fragment);
  const expected = { kind: 'document', document: fullDocument, version: '1.0', beyond: { kept: 10, dropped: 0 } };
  expect(await readLink(fragment)).toEqual(expected);
  expect(await readLink(`#${fragment}`)).toEqual(expected);
  expect(await readLink(`http://127.0.0.1:6284/s#${fragment}`)).toEqual(expected);
  expect(await readLink(`https://else.example/s#${fragment.replace(/.{70}/g, '$&\r\n')} `)).toEqual(expected);
});

describe('refuses, and says why', () => {
  const whole = linkOf('{"authscope":"1.0"}');
  const characters = whole.split('.')[2]?.length ?? 0;
  const bomb = linkOf('', deflateRawSync(Buffer.alloc(1_000_000_000)));
  const broken = deflateRawSync('{"authscope":"1.0"}').subarray(0, -4);
  const cases: readonly (readonly [string, string, object])[] = [
    ['nothing', '', { kind: 'no-link' }],
    ['another page', 'https://example.com/s#section-2', { kind: 'no-link' }],
    ['a number alone', '1.', { kind: 'no-link' }],
    ['a link that came later', '#2.whatever', { kind: 'newer-link', version: '2' }],
    ['a link that a chat cut', whole.slice(0, -3), { kind: 'cut', characters: characters - 3, expected: characters }],
    ['a link that was cut to its head', '1.400.', { kind: 'cut', characters: 0, expected: 400 }],
    [
      'a link with the next word glued to it',
      `${whole}OK`,
      { kind: 'trailing', characters: characters + 2, expected: characters },
    ],
    ['plain base64', '1.4.ab+/', { kind: 'wrong-base64' }],
    ['padded base64', '1.4.abc=', { kind: 'wrong-base64' }],
    ['letters of elsewhere', '1.4.äöüß', { kind: 'wrong-base64' }],
    ['bytes that do not expand', '1.4.____', { kind: 'damaged' }],
    ['bytes that end early', linkOf('', broken), { kind: 'damaged' }],
    ['no bytes', '1.0.', { kind: 'damaged' }],
    ['a gigabyte of zeros in a megabyte', bomb, { kind: 'too-large', most: 2_000_000 }],
    ['more characters than any link has', `1.3.${'a'.repeat(6_000_000)}`, { kind: 'too-large' }],
    ['what is no JSON', linkOf('hello'), { kind: 'not-json', line: 1, column: 1 }],
    ['50,000 levels', linkOf('['.repeat(50_000)), { kind: 'too-deep' }],
    ['another’s document', linkOf('{"openapi":"3.1.0"}'), { kind: 'foreign' }],
    ['bytes that are no UTF-8', linkOf(Uint8Array.of(0x22, 0xff, 0x22)), { kind: 'wrong-encoding' }],
  ];
  test.each(cases)('%s', async (_, link, refusal) => {
    const read = await readLink(link);
    expect(read).toMatchObject({ kind: 'refused', refusal });
  });
});

test('two million bytes may come in a link, and not one more', async () => {
  const filler = '{"authscope":"1.0"}';
  const within = filler.padEnd(2_000_000, ' ');
  expect((await readLink(linkOf(within))).kind).toBe('document');
  expect(await readLink(linkOf(`${within} `))).toMatchObject({ refusal: { kind: 'too-large' } });
});

test.each([
  [8_000, 'fits'],
  [8_001, 'may-be-cut'],
  [64_000, 'may-be-cut'],
  [64_001, 'too-long'],
] as const)('a URL of %d characters %s', (characters, fit) => {
  expect(linkFit(characters)).toBe(fit);
});
