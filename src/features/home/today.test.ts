import { expect, test } from 'vitest';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { barParts, byHour, countOutcomes, outcomeWords, sparkBars, startOfDay } from './today.ts';

const now = new Date(2026, 2, 18, 14, 40).getTime();
const minute = 60_000;

function entry(status: number | null, minutesAgo: number): CallLogEntry {
  return {
    ...{ id: `${minutesAgo}`, purpose: 'api', profileId: 'p', tokenId: null, requestId: null, method: 'GET' },
    ...{ origin: 'https://api.example', path: '/', status, hopCount: 0, totalMs: 1, requestBytes: 0, responseBytes: 0 },
    ...{ ending: status === null ? 'timeout' : 'response', isBodyDropped: false },
    practiceMarks: [],
    ...{ sentAt: now - minutesAgo * minute, receivedAt: now - minutesAgo * minute },
  };
}

test('calls are counted by how they ended, what never ended whole for itself', () => {
  const counts = countOutcomes([entry(200, 1), entry(204, 2), entry(302, 3), entry(429, 4), entry(null, 5)]);
  expect(outcomeWords(counts)).toBe('2 with 2xx, 1 with 3xx, 1 with 4xx, 1 without an answer');
  expect(barParts(counts).map(({ outcome, count }) => `${outcome} ${count}`)).toEqual([
    ...['2xx 2', '3xx 1', '4xx 1', 'none 1'],
  ]);
});

test('a bar has the tone of the worst call in it; the last one ends now', () => {
  const calls = [entry(200, 0), entry(401, 10), entry(200, 11), entry(503, 230), entry(200, 239)];
  const bars = sparkBars(calls, now - 240 * minute, now);
  expect(bars).toHaveLength(24);
  expect([bars[0], bars[22], bars[23]]).toEqual([
    { count: 2, tone: 's5xx' },
    { count: 2, tone: 's4xx' },
    { count: 1, tone: 's2xx' },
  ]);
  expect(bars[1]).toEqual({ count: 0, tone: 'neutral' });
});

test('the hours of a day, from midnight here', () => {
  const hours = byHour([entry(200, 0), entry(200, 39), entry(200, 41)]);
  expect([hours[13]?.length, hours[14]?.length]).toEqual([1, 2]);
  expect(startOfDay(now)).toBe(new Date(2026, 2, 18).getTime());
});
