// The ways in which a secret may be written where it comes back: as it is, percent-encoded, form-encoded, escaped for JSON
// or HTML, in base64 and in hex.
import { dots } from './masked-text.ts';
import { lastFourOf, type SecretRef } from './secret-ref.ts';
import { fill, type Part, secretsIn, type Template } from './template.ts';

/**
 * The ways in which one piece of a needle may be written, a character for each byte; an empty one says that it may be
 * missing.
 */
export type NeedleUnit = readonly string[];

/** A secret in one of its encodings, piece by piece, and what stands for it on screen. */
export interface Needle {
  readonly units: readonly NeedleUnit[];
  readonly shown: string;
}

/**
 * A secret of fewer characters is not looked for: it stands in every other text by chance, and hiding it there would
 * tell what it is.
 */
const shortestSought = 4;

/**
 * What to look for in the response of a request: every secret that it carries, and what Basic makes of user and
 * password.
 */
export function needlesOf(templates: readonly Template[], open: (secret: SecretRef) => string): Needle[] {
  const needles = new Map<string, Needle[]>();
  for (const ref of templates.flatMap(secretsIn)) {
    const value = open(ref);
    if (Array.from(value).length >= shortestSought)
      needles.set(`secret ${value}`, needlesOfSecret(value, standInOf(ref.lastFour)));
  }
  for (const { parts } of templates.flatMap(pairsIn)) {
    const pair = fill(parts, open);
    if (pair.length >= shortestSought) needles.set(`pair ${pair}`, [{ units: base64Units(pair, 0), shown: dots }]);
  }
  return [...needles.values()].flat();
}

/** What to look for in a response that gave this secret. */
export function needlesOfText(value: string): Needle[] {
  return Array.from(value).length < shortestSought ? [] : needlesOfSecret(value, standInOf(lastFourOf(value)));
}

/** A quote or a tag's bracket among the last four would be read as one where they stand. */
function standInOf(lastFour: string): string {
  return /^[\w.~-]*$/.test(lastFour) ? `${dots}${lastFour}` : dots;
}

function pairsIn(template: Template): Extract<Part, { kind: 'base64' }>[] {
  return template.filter((part) => part.kind === 'base64');
}

function needlesOfSecret(value: string, shown: string): Needle[] {
  const characters = Array.from(value, waysToWrite);
  const hex = Array.from(bytesOf(value), (byte) => bothCases(hexOf(byte)));
  return [characters, hex, ...[0, 1, 2].map((offset) => base64Units(value, offset))].map((units) => ({ units, shown }));
}

function waysToWrite(character: string): NeedleUnit {
  const bytes = Array.from(bytesOf(character));
  const percent = bothCases(bytes.map((byte) => `%${hexOf(byte)}`).join(''));
  const ways = [String.fromCharCode(...bytes), ...percent];
  if (/^[A-Za-z0-9]$/.test(character)) return ways;
  return [
    ...new Set([
      ...ways,
      ...percent.map((way) => way.replaceAll('%', '%25')),
      ...(character === ' ' ? ['+'] : []),
      ...(character <= '\u00ff' ? [character] : []),
      ...jsonEscapes(character),
      ...htmlEscapes(character),
    ]),
  ];
}

const shortEscapes: Readonly<Record<string, string>> = {
  ...{ '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' },
  ...{ '"': '"', '/': '/', '\\': '\\' },
};

/** RFC 8259 section 7, and the same in JSON that is text in JSON. */
function jsonEscapes(character: string): string[] {
  const hex = Array.from({ length: character.length }, (_, at) => hexOf(character.charCodeAt(at)).padStart(4, '0'));
  const long = [1, 2].flatMap((slashes) =>
    bothCases(hex.map((digits) => `${'\\'.repeat(slashes)}u${digits}`).join('')),
  );
  const short = shortEscapes[character];
  if (short === undefined) return long;
  const nested = character === '"' || character === '\\' ? [`\\\\\\${short}`] : [`\\\\${short}`, `\\\\\\${short}`];
  return [...long, `\\${short}`, ...nested];
}

const named: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

function htmlEscapes(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const name = named[character];
  return [`&#${code};`, `&#0${code};`, ...bothCases(`&#x${hexOf(code)};`, 3), ...(name ? [`&${name};`] : [])];
}

/** @param from where what may be in capitals begins. */
function bothCases(digits: string, from = 0): string[] {
  const upper = digits.slice(0, from) + digits.slice(from).toUpperCase().replaceAll('\\U', '\\u');
  return upper === digits ? [digits] : [digits, upper];
}

/** How each of the 64 characters may be written: the alphabet for URLs has two of its own. */
const signs = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', base64Ways);

/**
 * A secret in base64 (RFC 4648 sections 4 and 5) within a longer text. Where a character holds bits of the secret and
 * of its neighbour, it may be each that has the secret's.
 * @param offset how many bytes of the group of three stand in front of it.
 */
function base64Units(value: string, offset: number): NeedleUnit[] {
  const bytes = bytesOf(value);
  const first = offset * 8;
  const end = first + bytes.length * 8;
  const units: NeedleUnit[] = [];
  for (let start = first - (first % 6); start < end; start += 6) {
    let bits = 0;
    let known = 0;
    for (let at = Math.max(start, first); at < Math.min(start + 6, end); at += 1) {
      const place = 5 - (at - start);
      bits |= bitOf(bytes, at - first) << place;
      known |= 1 << place;
    }
    const isWhole = known === 0b111111;
    units.push(isWhole ? (signs[bits] ?? []) : signs.flatMap((ways, code) => ((code ^ bits) & known ? [] : ways)));
  }
  const padding = [...waysToWrite('='), ''];
  return [...units, padding, padding];
}

function bitOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
}

function base64Ways(sign: string): NeedleUnit {
  if (sign === '+') return [...waysToWrite('+'), '-'];
  return sign === '/' ? [...waysToWrite('/'), '_'] : [sign];
}

function bytesOf(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function hexOf(code: number): string {
  return code.toString(16).padStart(2, '0');
}
