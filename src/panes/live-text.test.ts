import { expect, test } from 'vitest';
import { readLiveText } from './live-text.ts';

function liveOf(...pieces: readonly (string | Uint8Array)[]) {
  const chunks = pieces.map((piece) => ({
    bytes: typeof piece === 'string' ? new TextEncoder().encode(piece) : piece,
    at: 0,
  }));
  return { sentAt: 0, hops: [], head: null, receivedBytes: 0, shownBytes: 0, chunks, isCut: false };
}

test('text as far as it came, half a character at the end left out', () => {
  const euro = new TextEncoder().encode('€');
  expect(readLiveText(liveOf('one ', euro.subarray(0, 2)))).toEqual({ text: 'one ', isTail: false });
});

test('of a long one the newest lines, none of them cut', () => {
  const live = liveOf('first', `${'x'.repeat(40_000)} half a secret\nsecond\n`, 'third');
  expect(readLiveText(live)).toEqual({ text: 'second\nthird', isTail: true });
  expect(readLiveText(liveOf('first', 'x'.repeat(40_000)))).toEqual({ text: '', isTail: true });
});

test('other bytes are no text', () => {
  expect(readLiveText(liveOf(Uint8Array.of(0x89, 0xff)))).toBeNull();
});
