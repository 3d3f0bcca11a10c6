// When a refused request may be sent again, RFC 9110 section 10.2.3.
import { readHttpDate } from './http-date.ts';

/** What a Retry-After field says. */
export interface RetryAfter {
  /** As it came. */
  readonly text: string;
  /** Epoch milliseconds by the local clock; `null` where it is neither seconds nor a date that can be read. */
  readonly at: number | null;
}

interface Answer {
  readonly receivedAt: number;
  readonly responseHeaders: readonly (readonly [name: string, value: { readonly text: string }])[];
}

/** About 31 years: a number that is longer is none that anybody waits for. */
const mostDigits = 9;

/**
 * Reads the Retry-After of an answer, or `null` where it has none. Seconds count from its receipt. A date is the
 * server's: where the answer has a Date too, what lies between the two counts from the receipt, so that a clock that
 * goes wrong, here or there, changes nothing.
 */
export function readRetryAfter({ receivedAt, responseHeaders }: Answer): RetryAfter | null {
  const textOf = (wanted: string) => responseHeaders.find(([name]) => name.toLowerCase() === wanted)?.[1].text.trim();
  const text = textOf('retry-after');
  if (!text) return null;
  if (/^\d+$/.test(text)) return { text, at: text.length > mostDigits ? null : receivedAt + Number(text) * 1000 };
  const date = readHttpDate(text);
  if (date === null) return { text, at: null };
  const madeAt = readHttpDate(textOf('date') ?? '');
  return { text, at: madeAt === null ? date : receivedAt + Math.max(0, date - madeAt) };
}
