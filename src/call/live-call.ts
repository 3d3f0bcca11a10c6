import type { CallEvent, Hop, ResponseHead } from './call.ts';

/** A piece of a body, as it came. */
export interface LiveChunk {
  readonly bytes: Uint8Array;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A call that is under way: what has arrived of it so far. */
export interface LiveCall {
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly hops: readonly Hop[];
  /** `null` until it arrives. */
  readonly head: ResponseHead | null;
  /** Bytes of the body so far, decoded where it is. */
  readonly receivedBytes: number;
  /** The body so far in the pieces it came in; of a long one the newest, at most `liveBytes` together. */
  readonly chunks: readonly LiveChunk[];
  /** The beginning is no longer among the pieces. */
  readonly isCut: boolean;
}

/** Most bytes of a body under way that are held to be looked at. */
export const liveBytes = 1_000_000;

/** Who watches a call, and by which clock. */
export interface Watching {
  readonly sentAt: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Is given what reads the state: a stream may bring thousands of events between two frames. */
  readonly onLive: (read: () => LiveCall) => void;
}

/** Passes a call's events on as they come and tells of each that arrived. */
export async function* watchCall(
  events: AsyncIterable<CallEvent>,
  { sentAt, now, onLive }: Watching,
): AsyncIterable<CallEvent> {
  const state = { hops: [] as Hop[], head: null as ResponseHead | null, receivedBytes: 0, heldBytes: 0 };
  const chunks: LiveChunk[] = [];
  const read = (): LiveCall => {
    const { hops, head, receivedBytes, heldBytes } = state;
    return { sentAt, hops: [...hops], head, receivedBytes, chunks: [...chunks], isCut: heldBytes < receivedBytes };
  };
  const take = (bytes: Uint8Array) => {
    chunks.push({ bytes, at: now() });
    state.receivedBytes += bytes.length;
    state.heldBytes += bytes.length;
    while (state.heldBytes > liveBytes && chunks.length > 1) state.heldBytes -= chunks.shift()?.bytes.length ?? 0;
  };
  for await (const event of events) {
    if (event.kind === 'hop') state.hops.push(event.hop);
    if (event.kind === 'head') state.head = event.head;
    if (event.kind === 'bytes') take(event.bytes);
    if (event.kind !== 'wire-bytes' && event.kind !== 'end') onLive(read);
    yield event;
  }
}
