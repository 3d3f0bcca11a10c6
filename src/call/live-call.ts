import type { CallEvent, Hop, ResponseHead } from './call.ts';
import type { EchoReader } from './echo-reader.ts';

/** A piece of a body, as it came. */
export interface LiveChunk {
  readonly bytes: Uint8Array;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A call that is under way: what has arrived of it so far, the secrets hidden that its request carried. */
export interface LiveCall {
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly hops: readonly Hop[];
  /** `null` until it arrives. */
  readonly head: ResponseHead | null;
  /** Bytes of the body so far, decoded where it is. */
  readonly receivedBytes: number;
  /** Bytes that were put into pieces so far: what stands for a secret is of another length. */
  readonly shownBytes: number;
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
  readonly onLive: ((read: () => LiveCall) => void) | undefined;
  /** Looks for what the request carried in all that comes. */
  readonly echoes: EchoReader;
}

/** Passes a call's events on as they come, looks for echoes in them and tells of each that arrived. */
export async function* watchCall(
  events: AsyncIterable<CallEvent>,
  { sentAt, now, onLive, echoes }: Watching,
): AsyncIterable<CallEvent> {
  const state = { hops: [] as Hop[], head: null as ResponseHead | null, receivedBytes: 0, shownBytes: 0 };
  let heldBytes = 0;
  const chunks: LiveChunk[] = [];
  const read = (): LiveCall => {
    const isCut = heldBytes < state.shownBytes;
    return { sentAt, ...state, hops: [...state.hops], chunks: [...chunks], isCut };
  };
  const take = (received: Uint8Array) => {
    const bytes = echoes.read(received);
    state.receivedBytes += received.length;
    if (!onLive) return;
    chunks.push({ bytes, at: now() });
    state.shownBytes += bytes.length;
    heldBytes += bytes.length;
    while (heldBytes > liveBytes && chunks.length > 1) heldBytes -= chunks.shift()?.bytes.length ?? 0;
  };
  for await (const event of events) {
    if (event.kind === 'hop') state.hops.push(echoes.hop(event.hop));
    if (event.kind === 'head') state.head = echoes.head(event.head);
    if (event.kind === 'bytes') take(event.bytes);
    if (event.kind === 'end') echoes.end();
    else if (event.kind !== 'wire-bytes') onLive?.(read);
    yield event;
  }
}
