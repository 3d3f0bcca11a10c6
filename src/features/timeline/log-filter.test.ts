import { expect, test } from 'vitest';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import {
  choicesIn,
  filterLog,
  hostOfEntry,
  isFiltering,
  noFilter,
  outcomeOf,
  readLogFilter,
  withLogFilter,
} from './log-filter.ts';
import { binCalls } from './log-histogram.ts';

const noon = Date.UTC(2026, 6, 1, 12);

function entry(id: string, changes: Partial<CallLogEntry> = {}): CallLogEntry {
  return {
    ...{ id, purpose: 'api', profileId: 'clayton', tokenId: null, requestId: null, method: 'GET' },
    ...{ origin: 'https://api.example', path: '/items', status: 200, ending: 'response', hopCount: 0 },
    ...{ sentAt: noon, receivedAt: noon + 10, totalMs: 10, requestBytes: 0, responseBytes: 2, isBodyDropped: false },
    practiceMarks: [],
    ...changes,
  };
}

const log = [
  entry('refused', { status: 401, sentAt: noon + 3_000 }),
  entry('cut', { ending: 'broken-off', sentAt: noon + 2_000 }),
  entry('token', {
    purpose: 'token',
    method: 'POST',
    origin: 'https://id.example:8443',
    path: '/token',
    profileId: '',
  }),
  entry('fine', { sentAt: noon - 60_000 }),
];
const idsOf = (query: string) => filterLog(log, readLogFilter(new URLSearchParams(query))).map(({ id }) => id);

test.each([
  ['', ['refused', 'cut', 'token', 'fine']],
  ['status=4xx', ['refused']],
  ['status=none', ['cut']],
  ['method=POST', ['token']],
  ['host=id.example:8443', ['token']],
  ['purpose=api&profile=clayton', ['refused', 'cut', 'fine']],
  ['q=TOK', ['token']],
  ['q=api.example/it', ['refused', 'cut', 'fine']],
  ['from=2026-07-01T12:00:02Z', ['refused', 'cut']],
  ['to=2026-07-01T12:00:00Z', ['fine']],
  // What can't be read is open.
  ['status=teapot&from=yesterday&purpose=fun', ['refused', 'cut', 'token', 'fine']],
])('the address ?%s shows %j', (query, expected) => {
  expect(idsOf(query)).toEqual(expected);
});

test('a change keeps what is open and writes only what narrows', () => {
  const search = new URLSearchParams('call=refused&status=4xx');
  const after = withLogFilter(search, { outcome: null, from: noon, text: 'a b' });
  expect(after.toString()).toBe('call=refused&from=2026-07-01T12%3A00%3A00.000Z&q=a+b');
  expect(readLogFilter(after)).toEqual({ ...noFilter, from: noon, text: 'a b' });
  expect(isFiltering(noFilter)).toBe(false);
  expect(withLogFilter(after, noFilter).toString()).toBe('call=refused');
});

test('a status that came before the answer broke off is no success', () => {
  expect(log.map(outcomeOf)).toEqual(['4xx', 'none', '2xx', '2xx']);
  expect(outcomeOf({ status: 503, ending: null })).toBe('5xx');
  expect(outcomeOf({ status: null, ending: 'timeout' })).toBe('none');
});

test('choices are the values that occur, most frequent first, nothing for none', () => {
  expect(choicesIn(log, hostOfEntry)).toEqual(['api.example', 'id.example:8443']);
  expect(choicesIn(log, ({ profileId }) => profileId)).toEqual(['clayton']);
});

test('the histogram counts every call once and remembers the worst of each moment', () => {
  const bins = binCalls(log, 4);
  expect(bins.map(({ count, worst }) => [count, worst])).toEqual([
    [1, '2xx'],
    [0, null],
    [0, null],
    [3, 'none'],
  ]);
  expect(bins[0]?.from).toBe(noon - 60_000);
  expect(bins.at(-1)?.to).toBeGreaterThan(noon + 3_000);
  expect(binCalls([], 4)).toEqual([]);
  expect(binCalls([entry('only')], 4)).toMatchObject([{ count: 1, from: noon }]);
});
