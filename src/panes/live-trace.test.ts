import { expect, test } from 'vitest';
import type { LiveCall } from '#call/live-call.ts';
import { createLiveTrace } from './live-trace.ts';

/** A call under way of which these pieces are held, after others that are not. */
function liveWith(pieces: readonly string[], lostBytes = 0): LiveCall {
  const chunks = pieces.map((text, place) => ({ bytes: new TextEncoder().encode(text), at: place * 100 }));
  const shownBytes = lostBytes + pieces.join('').length;
  return { sentAt: 0, hops: [], head: null, receivedBytes: shownBytes, shownBytes, chunks, isCut: lostBytes > 0 };
}

test('each event once, with the time of the piece that made it whole, however often it is asked', () => {
  const trace = createLiveTrace();
  const first = liveWith(['data: 1\n\nda']);
  expect(trace.follow(first)).toMatchObject([{ data: '1', at: 0 }]);
  expect(trace.follow(first)).toBe(trace.follow(first));
  const events = trace.follow(liveWith(['data: 1\n\nda', 'ta: 2\n\n', 'data: 3\n\n']));
  expect(events.map(({ place, data, at }) => [place, data, at])).toEqual([
    [0, '1', 0],
    [1, '2', 100],
    [2, '3', 200],
  ]);
});

test('after a gap it goes on with the next event that is whole', () => {
  const trace = createLiveTrace();
  trace.follow(liveWith(['data: 1\n\n']));
  const events = trace.follow(liveWith(['alf a line\ndata: half\n\n', 'data: whole\n\n'], 5_000));
  expect(events.map(({ place, data }) => [place, data])).toEqual([
    [0, '1'],
    [1, 'whole'],
  ]);
});
