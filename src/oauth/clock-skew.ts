// How far a server's clock is from ours, by the Date field of its response: RFC 9110 sections 5.6.7 and 6.6.1.
import type { CallView } from '#call/call-view.ts';

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

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const fixdate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) GMT$/;

/** Reads the one form that servers send, IMF-fixdate. Epoch milliseconds. */
function readHttpDate(text: string): number | null {
  const [, day, monthName = '', year, hours, minutes, seconds] = fixdate.exec(text.trim()) ?? [];
  const month = months.indexOf(monthName) + 1;
  if (month === 0 || Number(day) < 1 || Number(day) > 31) return null;
  const days = daysUntil(Number(year), month, Number(day));
  return (((days * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * second;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar; years are counted from March, so that the leap day is last. */
function daysUntil(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 719_469;
}
