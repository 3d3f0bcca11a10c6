import { expect, test } from 'vitest';
import type { CallEvent } from './call.ts';
import { createEchoReader } from './echo-reader.ts';
import { type LiveCall, liveBytes, watchCall } from './live-call.ts';

async function watched(...events: CallEvent[]): Promise<{ passed: CallEvent[]; seen: LiveCall[] }> {
  const seen: LiveCall[] = [];
  const passed: CallEvent[] = [];
  async function* source() {
    yield* events;
  }
  const onLive = (read: () => LiveCall) => void seen.push(read());
  const watching = { sentAt: 5, now: () => 7, onLive, echoes: createEchoReader([]) };
  for await (const event of watchCall(source(), watching)) passed.push(event);
  return { passed, seen };
}
const bytes = (text: string): CallEvent => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) });
const head = { kind: 'head', head: { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [] } } as const;

test('each event is passed on untouched, and what arrived is told as it grows', async () => {
  const { passed, seen } = await watched(
    head,
    bytes('data: 1\n\n'),
    { ...bytes('gz'), kind: 'wire-bytes' } as CallEvent,
    bytes('data: 2\n\n'),
  );
  expect(passed.map(({ kind }) => kind)).toEqual(['head', 'bytes', 'wire-bytes', 'bytes']);
  expect(seen.map(({ receivedBytes, chunks }) => [receivedBytes, chunks.length])).toEqual([
    [0, 0],
    [9, 1],
    [18, 2],
  ]);
  expect(seen.at(-1)).toMatchObject({ sentAt: 5, head: { status: 200 }, isCut: false, chunks: [{ at: 7 }, { at: 7 }] });
});

test('of a long body the newest pieces are held', async () => {
  const half = bytes('x'.repeat(liveBytes / 2));
  const { seen } = await watched(head, half, half, bytes('end'));
  const last = seen.at(-1);
  expect(last?.chunks.map(({ bytes: { length } }) => length)).toEqual([liveBytes / 2, 3]);
  expect(last).toMatchObject({ receivedBytes: liveBytes + 3, isCut: true });
});
