import { describe, expect, test } from 'vitest';
import type { HeaderLine } from '#call/call.ts';
import { showHeaders } from '#call/mask.ts';
import { measureSkew } from './clock-skew.ts';

const noon = Date.UTC(2026, 6, 1, 12);
const evidence = (headers: HeaderLine[], roundTripMs = 40) => ({
  sentAt: noon - roundTripMs,
  receivedAt: noon,
  responseHeaders: showHeaders(headers),
});
const dated = (date: string) => evidence([['Date', date]]);

test('the skew is the middle of what can be, the uncertainty how far it may be off', () => {
  expect(measureSkew(dated('Wed, 01 Jul 2026 12:00:00 GMT'))).toEqual({ skewMs: 520, uncertaintyMs: 520 });
  expect(measureSkew(dated('Wed, 01 Jul 2026 12:01:30 GMT'))?.skewMs).toBe(90_520);
  expect(measureSkew(dated('Wed, 01 Jul 2026 11:55:00 GMT'))?.skewMs).toBe(-299_480);
  expect(measureSkew(evidence([['date', 'Wed, 01 Jul 2026 12:00:00 GMT']], 3000))?.uncertaintyMs).toBe(2000);
});

describe('every day is the day that Date says', () => {
  test.each([0, 1, 58, 59, 60, 365, 10_957, 11_016, 11_017, 20_000, 47_540, 47_541, 100_000])('day %d', (day) => {
    const at = day * 86_400_000 + 45_296_000;
    const headers: HeaderLine[] = [['Date', new Date(at).toUTCString()]];
    expect(measureSkew({ ...evidence(headers), sentAt: at, receivedAt: at })).toEqual({
      skewMs: 500,
      uncertaintyMs: 500,
    });
  });
});

test.each<[name: string, headers: HeaderLine[]]>([
  ['no Date', []],
  ['a Date that is none', [['Date', 'yesterday']]],
  ['an ISO date', [['Date', '2026-07-01T12:00:00Z']]],
  ['an obsolete form', [['Date', 'Wednesday, 01-Jul-26 12:00:00 GMT']]],
  ['another zone', [['Date', 'Wed, 01 Jul 2026 12:00:00 CET']]],
  ['a month of no calendar', [['Date', 'Wed, 01 Foo 2026 12:00:00 GMT']]],
  ['day 0', [['Date', 'Wed, 00 Jul 2026 12:00:00 GMT']]],
  ['hour 24', [['Date', 'Wed, 01 Jul 2026 24:00:00 GMT']]],
  [
    'two of them',
    [
      ['Date', 'Wed, 01 Jul 2026 12:00:00 GMT'],
      ['date', 'Wed, 01 Jul 2026 13:00:00 GMT'],
    ],
  ],
  [
    'an age: a cache kept it',
    [
      ['Date', 'Wed, 01 Jul 2026 12:00:00 GMT'],
      ['Age', '3600'],
    ],
  ],
])('nothing is measured with %s', (_, headers) => expect(measureSkew(evidence(headers))).toBeNull());

test('nothing is measured while our own clock was set back', () => {
  expect(measureSkew({ ...dated('Wed, 01 Jul 2026 12:00:00 GMT'), sentAt: noon + 1 })).toBeNull();
});
