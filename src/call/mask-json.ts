// Secrets in JSON: by member name, by a name beside the value as lists of headers have it, and by shape.
import type { JsonSpan, JsonTone } from './json-spans.ts';
import { maskPieces } from './mask-text.ts';
import { dots, maskedValue } from './masked-text.ts';
import {
  isErrorNumber,
  isPublicName,
  isSensitiveHeader,
  isSensitiveName,
  type NameSecrecy,
  secrecyOf,
} from './secret-names.ts';
import { lastFourOf } from './secret-ref.ts';

/** A span of JSON for the screen. A `secret` one has its value replaced. */
export interface MaskedJsonSpan {
  readonly tone: JsonTone | 'secret';
  readonly text: string;
}

/** An object or array on the way down to a value. */
interface Frame {
  readonly isArray: boolean;
  readonly isInArray: boolean;
  /** What the names above hide. */
  readonly secrecy: NameSecrecy;
  /** The member name the next value stands under; an array's own name within it. */
  name: string;
  /** The last text of an array, where it may name the next: `["Cookie", "a=b"]`. */
  previous: string | null;
  /** An object that names its value beside it: `{"name": "Cookie", "value": "a=b"}`. */
  namedBeside: string | null;
  /** Texts of such an object met before its name: to be hidden when it comes. */
  readonly texts: { readonly at: number; readonly value: string }[];
}

const nameMembers = /^(?:name|key|header|field)$/i;
const valueMembers = /^values?$/i;

/**
 * Masks the secrets in JSON. Text under a sensitive name is hidden, and so is all text and every number below it in
 * objects and arrays, but for members such as `token_type`, `expires_in` and `scope`. `true`, `false` and `null` stay.
 */
export function maskJson(spans: readonly JsonSpan[]): MaskedJsonSpan[] {
  return maskJsonSpans(spans).flat();
}

/** As `maskJson`, what each span became apart from what the others did. */
export function maskJsonSpans(spans: readonly JsonSpan[]): MaskedJsonSpan[][] {
  const shown: MaskedJsonSpan[][] = [];
  const frames: Frame[] = [frameIn(null, false)];
  for (const { tone, text } of spans) {
    const frame = frames.at(-1) ?? frameIn(null, false);
    if (tone === 'key') {
      frame.name = String(JSON.parse(text));
      shown.push(maskString(text, 'key'));
    } else if (tone === 'string') {
      shown.push(showString(text, frame, shown));
    } else {
      if (text === '{' || text === '[') {
        frames.push(frameIn(frame, text === '['));
        frame.previous = null;
      } else if (text === '}' || text === ']') frames.pop();
      shown.push([tone === 'number' ? showNumber(text, frame) : { tone, text }]);
    }
  }
  return shown;
}

function frameIn(outer: Frame | null, isArray: boolean): Frame {
  return {
    isArray,
    isInArray: outer?.isArray ?? false,
    secrecy: outer ? secrecyHere(outer) : 'none',
    name: isArray ? (outer?.name ?? '') : '',
    previous: null,
    namedBeside: null,
    texts: [],
  };
}

/** What is hidden of the value that stands here. */
function secrecyHere(frame: Frame): NameSecrecy {
  if (frame.isArray) return isNamedByPrevious(frame) ? 'text' : frame.secrecy;
  if (frame.namedBeside !== null && valueMembers.test(frame.name)) return 'text-and-numbers';
  const own = secrecyOf(frame.name);
  return own === 'none' && !isPublicName(frame.name) ? frame.secrecy : own;
}

/** In a flat list a header's name hides what follows it; in a list of pairs every sensitive name does. */
function isNamedByPrevious({ isInArray, previous }: Frame): boolean {
  return previous !== null && (isSensitiveHeader(previous) || (isInArray && isSensitiveName(previous)));
}

function showString(text: string, frame: Frame, shown: MaskedJsonSpan[][]): MaskedJsonSpan[] {
  const value = String(JSON.parse(text));
  const isSecret = value !== '' && secrecyHere(frame) !== 'none' && !isErrorNumber(frame.name, value);
  const name = nameOf(frame);
  if (frame.isArray) frame.previous = isSecret ? null : value;
  else if (valueMembers.test(frame.name)) frame.texts.push({ at: shown.length, value });
  else if (nameMembers.test(frame.name) && isSensitiveName(value)) {
    frame.namedBeside = value;
    for (const { at, value } of frame.texts) shown[at] = [secret(value, frame.namedBeside)];
  }
  return isSecret ? [secret(value, name)] : maskString(text, 'string');
}

function nameOf(frame: Frame): string {
  return (frame.isArray ? frame.previous : frame.namedBeside) ?? frame.name;
}

function showNumber(text: string, frame: Frame): MaskedJsonSpan {
  return secrecyHere(frame) === 'text-and-numbers'
    ? { tone: 'secret', text: `${dots}${lastFourOf(text)}` }
    : { tone: 'number', text };
}

function secret(value: string, name: string): MaskedJsonSpan {
  return { tone: 'secret', text: value === '' ? '""' : JSON.stringify(maskedValue(value, name)) };
}

/** JSON text in quotes, as it stands unless something in it is hidden. */
function maskString(text: string, tone: 'key' | 'string'): MaskedJsonSpan[] {
  const pieces = maskPieces(String(JSON.parse(text)));
  if (!pieces.some(({ isSecret }) => isSecret)) return [{ tone, text }];
  const inner = pieces.map((piece): MaskedJsonSpan => {
    const escaped = JSON.stringify(piece.text).slice(1, -1);
    return { tone: piece.isSecret ? 'secret' : tone, text: escaped };
  });
  return [{ tone, text: '"' }, ...inner, { tone, text: '"' }];
}
