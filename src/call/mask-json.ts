// Secrets in JSON: by member name, by a name beside the value as lists of headers have it, and by shape.
import { createJsonSecrecy } from './json-secrecy.ts';
import type { JsonSpan, JsonTone } from './json-spans.ts';
import { maskPieces } from './mask-text.ts';
import { dots, maskedValue } from './masked-text.ts';
import { lastFourOf } from './secret-ref.ts';

/** A span of JSON for the screen. A `secret` one has its value replaced. */
export interface MaskedJsonSpan {
  readonly tone: JsonTone | 'secret';
  readonly text: string;
}

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
  const secrecy = createJsonSecrecy((at, name) => {
    shown[at] = [maskedJsonString(spans[at]?.text ?? '', name)];
  });
  for (const { tone, text } of spans) {
    if (tone === 'key') {
      secrecy.key(String(JSON.parse(text)));
      shown.push(maskJsonString(text, 'key'));
    } else if (tone === 'string') {
      const name = secrecy.text(String(JSON.parse(text)), shown.length);
      shown.push(name === null ? maskJsonString(text, 'string') : [maskedJsonString(text, name)]);
    } else if (tone === 'number') {
      shown.push([secrecy.hidesNumber() ? maskedJsonNumber(text) : { tone, text }]);
    } else {
      if (text === '{' || text === '[') secrecy.open(text === '[');
      else if (text === '}' || text === ']') secrecy.close();
      shown.push([{ tone, text }]);
    }
  }
  return shown;
}

/** What stands for a number that is hidden. */
export function maskedJsonNumber(text: string): MaskedJsonSpan {
  return { tone: 'secret', text: `${dots}${lastFourOf(text)}` };
}

/**
 * What stands for JSON text in quotes that is hidden.
 * @param name the name that hides it.
 */
export function maskedJsonString(text: string, name: string): MaskedJsonSpan {
  const value = readJsonString(text);
  return { tone: 'secret', text: value === '' ? '""' : JSON.stringify(maskedValue(value, name)) };
}

/** JSON text in quotes, as it stands unless something in it is hidden. */
export function maskJsonString(text: string, tone: 'key' | 'string'): MaskedJsonSpan[] {
  const pieces = maskPieces(readJsonString(text));
  if (!pieces.some(({ isSecret }) => isSecret)) return [{ tone, text }];
  const inner = pieces.map((piece): MaskedJsonSpan => {
    const escaped = JSON.stringify(piece.text).slice(1, -1);
    return { tone: piece.isSecret ? 'secret' : tone, text: escaped };
  });
  return [{ tone, text: '"' }, ...inner, { tone, text: '"' }];
}

/** The value of JSON text in quotes; where it broke off, of what came of it. */
export function readJsonString(text: string): string {
  if (!text.includes('\\')) return text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text.slice(1);
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1);
  }
}
