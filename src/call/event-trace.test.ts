import { expect, test } from 'vitest';
import { createEventReader } from './event-trace.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('events, comments and the time to wait, as each becomes whole, however the bytes are cut', () => {
  const reader = createEventReader();
  const text =
    ': hello\n\nretry: 3000\nid: 1\nevent: report\ndata: {\ndata:   "grün": 1}\n\ndata: plain\r\n\r\ndata: half';
  const one = [...bytes(text)].flatMap((byte, at) => [...reader.read(Uint8Array.of(byte), at)]);
  expect(one).toMatchObject([
    { kind: 'comment', place: 0, data: 'hello', at: 7 },
    { kind: 'retry', place: 1, data: '3000 ms' },
    { kind: 'event', place: 2, id: '1', name: 'report', data: '{\n  "grün": 1}' },
    { kind: 'event', place: 3, id: null, name: 'message', data: 'plain' },
  ]);
  expect(
    createEventReader()
      .read(bytes(text), null)
      .map(({ data }) => data),
  ).toEqual(one.map(({ data }) => data));
});
