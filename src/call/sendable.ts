import type { HeaderLine } from './call.ts';
import type { RefusalCode } from './refusal.ts';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const valueCharacters = /^[\t\x20-\x7e\x80-\xff]*$/;
const notSent = new Set(['TRACE', 'CONNECT']);
const owned = new Set(['host', 'content-length', 'transfer-encoding', 'connection']);

/**
 * Why a request line and headers can't be put on the wire as written (SECURITY.md R12), or `null`. Methods are
 * case-sensitive and Node capitalises them, so one in small letters is refused rather than changed.
 */
export function refusalOfRequest(request: {
  readonly method: string;
  readonly headers: readonly HeaderLine[];
}): RefusalCode | null {
  const { method, headers } = request;
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

/** Tells whether a request without a body says that its length is 0 (RFC 9110 section 8.6). */
export function wantsLength(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'DELETE' && method !== 'OPTIONS';
}
