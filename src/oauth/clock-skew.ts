// How far a server's clock is from ours, by the Date field of its response: RFC 9110 sections 5.6.7 and 6.6.1.
import type { CallView } from '#call/call-view.ts';
import { readHttpDate } from '#call/http-date.ts';

/** The server's clock is ahead by `skewMs`, give or take `uncertaintyMs`. Negative: behind. */
export interface ClockSkew {
  readonly skewMs: number;
  readonly uncertaintyMs: number;
}

const second = 1000;

/**
 * Measures the skew with one response. Its Date was made at some moment of that second, somewhere between sending and
 * receiving: half a second and half the round trip are the uncertainty. `null` where there is no Date that can be
 * read, or where a cache may have kept the response: its Date is from then (RFC 9111 section 4.2.3).
 */
export function measureSkew(call: Pick<CallView, 'sentAt' | 'receivedAt' | 'responseHeaders'>): ClockSkew | null {
  const { sentAt, receivedAt, responseHeaders } = call;
  const valuesOf = (name: string) => responseHeaders.filter(([each]) => each.toLowerCase() === name);
  const [date, another] = valuesOf('date');
  const madeAt = date && !another ? readHttpDate(date[1].text) : null;
  if (madeAt === null || receivedAt < sentAt || valuesOf('age').length > 0) return null;
  return {
    skewMs: madeAt + second / 2 - (sentAt + receivedAt) / 2,
    uncertaintyMs: second / 2 + (receivedAt - sentAt) / 2,
  };
}
