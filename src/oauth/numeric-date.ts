/** The last second that a date can hold (ECMAScript's time range is 8.64e15 ms). */
const lastSecond = 8.64e12;

/** A NumericDate (RFC 7519 section 2) as epoch milliseconds; `null` for what is no number, or out of all range. */
export function instantOf(numericDate: unknown): number | null {
  return typeof numericDate === 'number' && Math.abs(numericDate) <= lastSecond ? numericDate * 1000 : null;
}

/** A received value as JSON. A number too large for JavaScript has no JSON: it reads as what it became. */
export function shownValue(value: unknown): string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : JSON.stringify(value);
}
