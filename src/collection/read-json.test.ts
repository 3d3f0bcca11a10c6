import { expect, test } from 'vitest';
import { decodeDocument } from './decode-document.ts';
import { isPlainJson } from './look-at-json.ts';
import { type ReadJson, readJson } from './read-json.ts';
import { type JsonBudget, scanJson } from './scan-json.ts';

const budget: JsonBudget = { depth: 6, members: 60 };

function decoded(source: string | Uint8Array) {
  const text = decodeDocument(source, 10_000_000);
  if (text.kind === 'refused') throw new Error(text.refusal.kind);
  return text;
}

const read = (source: string | Uint8Array, within = budget) => readJson(decoded(source), within);
const isPlain = (source: string) => isPlainJson(decoded(source).bytes, budget);

/** What looking closely first, and then making values, comes to. */
function readClosely(source: string, within = budget): ReadJson {
  const refusal = scanJson(source, within);
  return refusal ? { kind: 'refused', refusal } : { kind: 'value', value: JSON.parse(source) };
}

test('a value, and no prototype of somebody else’s', () => {
  expect(read('\uFEFF [1, "\\ud83d\\ude00", {"a": null}] ')).toEqual({
    kind: 'value',
    value: [1, '😀', { a: null }],
  });
  const own = read('{"__proto__": {"isAdmin": true}}');
  expect(own.kind === 'value' && Object.keys(own.value as object)).toEqual(['__proto__']);
});

const many = (count: number) => Array.from({ length: count }, (_, at) => `"name ${at}": ${at}`);

test.each([
  ['names of an object beside those of an inner one', '{"a": {"a": [{"a": 1}, {"a": 2}]}, "b": {"a": 3}}'],
  ['a name that stands as a value, too', '{"a": "a", "b": ["a", "a"]}'],
  ['quotes, brackets and commas within texts', String.raw`{"a": "\"{[,:]}\\", "b\"{": "\\\\"}`],
  ['names with escapes', String.raw`{"\/users": 1, "\/orders": 2, "\u0061": 3, "b": 4}`],
  ['many names', `{${many(50).join()}}`],
  ['as deep as may be', '[[[[[[]]]]]]'],
  ['nothing in it', '{"a": {}, "b": [], "c": ""}'],
])('is seen by a quick look: %s', (_, source) => {
  expect(isPlain(source)).toBe(true);
  expect(read(source)).toEqual({ kind: 'value', value: JSON.parse(source) });
});

test.each([
  ['a name twice', '{"a": 1, "b": {"c": [], "c": 2}}', { kind: 'duplicate-member', pointer: '/b/c' }],
  ['a name in two spellings', String.raw`{"é": 1, "\u00e9": 2}`, { kind: 'duplicate-member', pointer: '/é' }],
  ['a name twice among many', `{${many(50).join()}, "name 7": 0}`, { kind: 'duplicate-member', pointer: '/name 7' }],
  ['too deep', '[[[[[[[]]]]]]]', { kind: 'too-deep', pointer: '/0/0/0/0/0/0', most: 6 }],
  ['too much', `[${'0,'.repeat(60)}0]`, { kind: 'too-many', what: 'members', most: 60 }],
  ['no JSON', '{"a": 1, "b": tru}', { kind: 'not-json', line: 1, column: 15 }],
  ['what breaks off', '{"a": "b', { kind: 'not-json', line: 1, column: 7 }],
  ['an escape that is none', String.raw`{"\x": 1}`, { kind: 'not-json', line: 1, column: 2 }],
  ['a control character', '["\u0001"]', { kind: 'not-json', line: 1, column: 2 }],
])('is refused: %s', (_, source, refusal) => {
  expect(read(source)).toEqual({ kind: 'refused', refusal });
});

test('empty objects count no members, however many the quick look takes them for', () => {
  const source = `[${Array.from({ length: 60 }, () => '{}').join()}]`;
  expect(isPlain(source)).toBe(false);
  expect(read(source).kind).toBe('value');
});

test('two names that are alike as numbers are not taken for one', () => {
  // Both come to 0x5e4daa9d (FNV-1a).
  const source = '{"costarring": 1, "liquid": 2}';
  expect(isPlain(source)).toBe(false);
  expect(read(source)).toEqual({ kind: 'value', value: { costarring: 1, liquid: 2 } });
});

test('whatever a text is changed to, both looks say the same', () => {
  const source = String.raw`{"a": [1, -2.5e3, "x\"{,", {}], "\u0062": {"c": null, "d": {"a": true}}, "é": [[]], "": "\\"}`;
  const signs = ['"', '\\', '{', '}', '[', ']', ',', ':', ' ', '1', 'a', '\\u0061', '"a":', '\n', ''];
  const kinds = new Set<string>();
  for (let at = 0; at < source.length; at += 1) {
    for (const sign of signs) {
      for (const left of [0, 1, 5]) {
        const changed = source.slice(0, at) + sign + source.slice(at + left);
        const outcome = read(changed);
        expect(outcome, changed).toEqual(readClosely(changed));
        kinds.add(outcome.kind === 'refused' ? outcome.refusal.kind : outcome.kind);
      }
    }
  }
  expect([...kinds].sort()).toEqual(['duplicate-member', 'not-json', 'value']);
});

test.each([
  ['brackets', '['.repeat(200_000)],
  ['names without an end', '{"a":'.repeat(200_000)],
  ['backslashes', `"${'\\'.repeat(1_000_000)}`],
  ['quotes', '"'.repeat(1_000_001)],
  ['one name over and over', `{${'"a":0,'.repeat(200_000)}"a":0}`],
  ['many names', `{${many(100_000).join()}}`],
  ['many names with escapes', `{${Array.from({ length: 50_000 }, (_, at) => `"\\u0061${at}":0`).join()}}`],
])('takes time in proportion to its length: %s', { timeout: 5_000 }, (_, source) => {
  const within = { depth: 1_000_000, members: 1_000_000 };
  const { kind } = read(source, within);
  expect(kind).toBe(readClosely(source, within).kind);
});
