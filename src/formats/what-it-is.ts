// What a file looks like that no format knows: as much as tells people which file they took, and no value of it.
import { isObject } from './json-places.ts';

const mostNames = 6;
const mostOfName = 40;

/** JSON by its kind and the names of its members. */
export function whatJsonIs(value: unknown): string {
  if (Array.isArray(value)) return `JSON: an array of ${value.length.toLocaleString('en')}.`;
  if (!isObject(value)) return `JSON: ${value === null ? 'null' : `a ${typeof value}`}.`;
  const names = Object.keys(value);
  if (names.length === 0) return 'JSON: an object without members.';
  const shown = names.slice(0, mostNames).map((name) => name.slice(0, mostOfName));
  return `JSON: an object with ${shown.join(', ')}${names.length > mostNames ? ' …' : ''}.`;
}

/** Of a text its first word, where that is a short one of letters: anything else may be a secret. */
export function whatTextIs(text: string): string {
  const [first] = /^[<#%]?[!A-Za-z]{1,12}(?=[\s,.:;=>]|$)/.exec(text.trimStart()) ?? [];
  return first ? `Text that begins with “${first}”.` : 'Text.';
}

const signatures: readonly (readonly [bytes: string, what: string])[] = [
  ['504b0304', 'a ZIP archive: unpack it, and open the file in it'],
  ['1f8b', 'a gzip archive: unpack it, and open the file in it'],
  ['25504446', 'a PDF'],
  ['89504e47', 'an image'],
  ['ffd8ff', 'an image'],
  ['53514c69746520', 'a SQLite database'],
];

/** Of bytes that are no text the kind of file, by its first ones; empty where they say nothing. */
export function whatBytesAre(bytes: Uint8Array): string {
  const first = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const found = signatures.find(([signature]) => first.startsWith(signature));
  return found ? `It is ${found[1]}.` : '';
}
