// Reads the JSON half of an envelope, and checks what HTTP itself allows (SECURITY.md R12).
import * as v from 'valibot';
import type { HeaderLine } from '#call/call.ts';
import type { RefusalCode } from '#call/refusal.ts';
import type { SendDescription } from '#call/wire.ts';

const longestTimer = 2 ** 31 - 1;
const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestTimer));

const shape = v.strictObject({
  method: v.string(),
  url: v.string(),
  headers: v.array(v.strictTuple([v.string(), v.string()])),
  hasBody: v.boolean(),
  limits: v.strictObject({
    headersMs: milliseconds,
    idleMs: milliseconds,
    bodyBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
});

/** The description as the console wrote it, or `null` if it is not one. */
export function readDescription(json: string): SendDescription | null {
  try {
    const result = v.safeParse(shape, JSON.parse(json));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const valueCharacters = /^[\t\x20-\x7e\x80-\xff]*$/;
const notSent = new Set(['TRACE', 'CONNECT']);
const owned = new Set(['host', 'content-length', 'transfer-encoding', 'connection']);

/** Why this request can't be put on the wire as written, or `null`. Methods are case-sensitive and Node capitalises
 *  them, so one in small letters is refused rather than changed. */
export function refusalOfRequest({ method, headers }: SendDescription): RefusalCode | null {
  if (!token.test(method) || method !== method.toUpperCase() || notSent.has(method)) return 'bad-method';
  for (const line of headers) {
    const refusal = refusalOfLine(line);
    if (refusal) return refusal;
  }
  return null;
}

function refusalOfLine([name, value]: HeaderLine): RefusalCode | null {
  if (!token.test(name)) return 'bad-header-name';
  if (!valueCharacters.test(value)) return 'bad-header-value';
  return owned.has(name.toLowerCase()) ? 'owned-header' : null;
}
