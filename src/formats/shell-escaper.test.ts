import { expect, test } from 'vitest';
import { printfCommand, quoteArgument, type ShellPiece } from './shell-escaper.ts';

const text = (value: string): ShellPiece => ({ kind: 'text', text: value });
const token: ShellPiece = { kind: 'variable', name: 'TOKEN' };

test.each([
  ['a word', 'PUT', 'PUT'],
  ['nothing', '', "''"],
  ['a dash in front', '-x', "'-x'"],
  ['what a shell looks for', '$(id) `id` "!" \\ *~', `'$(id) \`id\` "!" \\ *~'`],
  ['a quote', "it's", "'it'\\''s'"],
  ['letters of the world', 'größe 日本', "'größe 日本'"],
  ['lines, without history', 'a\nb!c', "'a\nb'\\!'c'"],
  ['controls', 'a\tb\r', `'a'"$(printf '\\011')"'b'"$(printf '\\015')"`],
  ['what the eye would not see', 'a\u202eb', `'a'"$(printf '\\342\\200\\256')"'b'`],
  ['half a pair, sent as U+FFFD', 'a\ud800', `'a'"$(printf '\\357\\277\\275')"`],
])('text: %s', (_, value, written) => {
  expect(quoteArgument([text(value)])).toBe(written);
});

test.each<[string, ShellPiece[], string]>([
  ['readable where nothing else means anything', [text('Bearer '), token], '"Bearer $TOKEN"'],
  ['told from what follows', [token, text(':x')], `"$${'{TOKEN}'}:x"`],
  ['beside quotes of JSON', [text('{"a":"'), token, text('"}')], `'{"a":"'"$TOKEN"'"}'`],
  [
    'base64 of user and password',
    [text('Basic '), { kind: 'base64', pieces: [text("o'neil%:"), token] }],
    `"Basic $(printf 'o'\\''neil%%:%s' "$TOKEN" | base64 | tr -d '\\n')"`,
  ],
])('variables: %s', (_, pieces, written) => {
  expect(quoteArgument(pieces)).toBe(written);
});

test('a header is Latin-1 on the wire', () => {
  expect(quoteArgument([text('X: é')], 'latin-1')).toBe(`'X: '"$(printf '\\351')"`);
});

test('no argument holds NUL; printf writes it', () => {
  expect(() => quoteArgument([text('a\0')])).toThrow('holds NUL');
  expect(printfCommand([text('-a\0%\\!\r\n'), token])).toBe(`printf '\\055a\\000%%\\\\\\041\\r\n%s' "$TOKEN"`);
});

test('what is long is written in turns, no pair of surrogates torn apart', () => {
  const turns = printfCommand([text(`${'x'.repeat(7999)}😀y`), token]).split('\n');
  expect(turns).toEqual(['{', `  printf '${'x'.repeat(7999)}😀'`, "  printf 'y'", `  printf '%s' "$TOKEN"`, '}']);
});
