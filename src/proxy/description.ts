// Reads the JSON half of an envelope.
import type { HeaderLine } from '#call/call.ts';
import type { SendDescription, SendLimits, TlsSettings } from '#call/wire.ts';

/** The longest time that a timer takes, milliseconds. */
export const longestTimer = 2 ** 31 - 1;

/** The description as the console wrote it, or `null` if it is not one. */
export function readDescription(json: string): SendDescription | null {
  try {
    const read: unknown = JSON.parse(json);
    return isDescription(read) ? read : null;
  } catch {
    return null;
  }
}

// By hand: every call passes here, and a schema library takes longer over it than parsing does.
function isDescription(read: unknown): read is SendDescription {
  if (!hasFields(read, 8)) return false;
  const { method, url, headers, hasBody, redirects, sensitiveHeaders, tls, limits } = read;
  return (
    typeof method === 'string' &&
    typeof url === 'string' &&
    typeof hasBody === 'boolean' &&
    Array.isArray(headers) &&
    headers.every(isHeaderLine) &&
    (redirects === 'manual' || redirects === 'follow') &&
    Array.isArray(sensitiveHeaders) &&
    sensitiveHeaders.every((name) => typeof name === 'string') &&
    isTls(tls) &&
    isLimits(limits)
  );
}

function isTls(read: unknown): read is TlsSettings | null {
  if (read === null) return true;
  if (!hasFields(read, 4) || typeof read.verify !== 'boolean') return false;
  return [read.ca, read.certificate, read.key].every((pem) => pem === null || typeof pem === 'string');
}

function isLimits(read: unknown): read is SendLimits {
  if (!hasFields(read, 6)) return false;
  const { connectMs, headersMs, idleMs, totalMs, bodyBytes, decodedBytes } = read;
  return (
    isWholeNumber(connectMs, 1, longestTimer) &&
    isWholeNumber(totalMs, 0, longestTimer) &&
    isWholeNumber(decodedBytes, 0, Number.MAX_SAFE_INTEGER) &&
    isWholeNumber(headersMs, 1, longestTimer) &&
    isWholeNumber(idleMs, 1, longestTimer) &&
    isWholeNumber(bodyBytes, 0, Number.MAX_SAFE_INTEGER)
  );
}

function isHeaderLine(read: unknown): read is HeaderLine {
  return Array.isArray(read) && read.length === 2 && typeof read[0] === 'string' && typeof read[1] === 'string';
}

/** An object of so many fields: if all that are wanted are there, then no unknown one is. */
function hasFields(read: unknown, count: number): read is Record<string, unknown> {
  return typeof read === 'object' && read !== null && Object.keys(read).length === count;
}

function isWholeNumber(read: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(read) && (read as number) >= least && (read as number) <= most;
}
