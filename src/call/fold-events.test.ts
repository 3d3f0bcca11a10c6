import { expect, test } from 'vitest';
import type { CallEnd, CallEvent, ResponseHead } from './call.ts';
import { type BodySink, foldCallEvents } from './fold-events.ts';
import { heldBodyBytes, type StoredBody } from './stored-body.ts';

const head: ResponseHead = { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [] };
const end: CallEnd = {
  ending: { kind: 'response' },
  phases: { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: 3, downloadMs: 4, totalMs: 7 },
  connection: 'reused',
  remoteAddress: '192.0.2.1',
  tls: null,
  viaProxy: null,
  coding: null,
  redirectStop: null,
  sizes: { requestBytes: 0, responseBytes: 5, decodedBytes: 5 },
};
const bytes = (...values: number[]): CallEvent => ({ kind: 'bytes', bytes: new Uint8Array(values) });

async function* stream(events: readonly CallEvent[]): AsyncGenerator<CallEvent> {
  yield* events;
}

test('head, body in one piece, and end', async () => {
  const events = [{ kind: 'head', head } as const, bytes(1, 2), bytes(), bytes(3), { kind: 'end', ...end } as const];
  expect(await foldCallEvents(stream(events))).toEqual({
    hops: [],
    head,
    body: new Uint8Array([1, 2, 3]),
    largeBody: null,
    wireBody: null,
    end,
  });
});

test('an end alone: no head, an empty body', async () => {
  const failed: CallEnd = { ...end, ending: { kind: 'unreachable', code: 'ENOTFOUND', during: 'dns' } };
  const folded = await foldCallEvents(stream([{ kind: 'end', ...failed }]));
  expect(folded).toEqual({
    hops: [],
    head: null,
    body: new Uint8Array(),
    largeBody: null,
    wireBody: null,
    end: failed,
  });
});

test.each([
  ['decoded', [1, 2]],
  ['damaged', [1, 2]],
  ['unknown-coding', null],
] as const)('the body as it came stands beside the decoded one: %s', async (outcome, wireBody) => {
  const coded: CallEnd = { ...end, coding: { codings: ['gzip'], outcome } };
  const wire = (value: number): CallEvent => ({ kind: 'wire-bytes', bytes: new Uint8Array([value]) });
  const pieces = wireBody ? [wire(1), bytes(7, 8), wire(2), bytes(9)] : [bytes(7, 8), bytes(9)];
  const folded = await foldCallEvents(stream([{ kind: 'head', head }, ...pieces, { kind: 'end', ...coded }]));
  expect([[...folded.body], folded.wireBody && [...folded.wireBody]]).toEqual([[7, 8, 9], wireBody]);
});

test('what had arrived stays where the call broke off', async () => {
  const broken: CallEnd = {
    ...end,
    ending: { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null },
  };
  const folded = await foldCallEvents(stream([{ kind: 'head', head }, bytes(9), { kind: 'end', ...broken }]));
  expect(folded).toEqual({ hops: [], head, body: new Uint8Array([9]), largeBody: null, wireBody: null, end: broken });
});

/** A sink that counts what it is given. */
function countingSink(keeps: (bytes: number) => StoredBody | null) {
  const sink = { opened: 0, bytes: 0 };
  const open = (): BodySink => {
    sink.opened += 1;
    return {
      async write({ length }) {
        sink.bytes += length;
      },
      close: async () => keeps(sink.bytes),
    };
  };
  return { sink, open };
}
const stored = (bytes: number): StoredBody => ({ id: 'b', bytes, chunkBytes: 1_000, chunks: bytes / 1_000 });

test('a body too large to be held goes to the sink, from its first byte; its beginning is held', async () => {
  const { sink, open } = countingSink(stored);
  const piece: CallEvent = { kind: 'bytes', bytes: new Uint8Array(400_000).fill(7) };
  const wire: CallEvent = { kind: 'wire-bytes', bytes: new Uint8Array([1]) };
  const coded: CallEnd = { ...end, coding: { codings: ['gzip'], outcome: 'decoded' } };
  const events = [wire, piece, piece, piece, piece, { kind: 'end', ...coded } as const];
  const folded = await foldCallEvents(stream(events), open);
  expect(sink).toEqual({ opened: 1, bytes: 1_600_000 });
  expect(folded).toMatchObject({ largeBody: stored(1_600_000), wireBody: null });
  expect([folded.body.length, new Set(folded.body)]).toEqual([heldBodyBytes, new Set([7])]);
});

test('a body that just fits is held, and no sink is opened', async () => {
  const { sink, open } = countingSink(stored);
  const piece: CallEvent = { kind: 'bytes', bytes: new Uint8Array(heldBodyBytes) };
  const folded = await foldCallEvents(stream([piece, { kind: 'end', ...end }]), open);
  expect([sink.opened, folded.body.length, folded.largeBody]).toEqual([0, heldBodyBytes, null]);
});

test('events without an end are a bug of ours', async () => {
  await expect(foldCallEvents(stream([{ kind: 'head', head }]))).rejects.toThrow('ran out');
});
