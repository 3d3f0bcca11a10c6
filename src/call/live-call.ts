import type { CallEvent, Hop, ResponseHead } from './call.ts';

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
  readonly chunks: readonly Uint8Array[];
  /** The beginning is no longer among the pieces. */
  readonly isCut: boolean;
}

/** Most bytes of a body under way that are held to be looked at. */
export const liveBytes = 1_000_000;

/**
 * Passes a call's events on as they come and tells of each that arrived.
 * @param onLive is given what reads the state: a stream may bring thousands of events between two frames.
 */
export async function* watchCall(
  events: AsyncIterable<CallEvent>,
  { sentAt, onLive }: { readonly sentAt: number; readonly onLive: (read: () => LiveCall) => void },
): AsyncIterable<CallEvent> {
  const state = { hops: [] as Hop[], head: null as ResponseHead | null, receivedBytes: 0, heldBytes: 0 };
  const chunks: Uint8Array[] = [];
  const read = (): LiveCall => {
    const { hops, head, receivedBytes, heldBytes } = state;
    return { sentAt, hops: [...hops], head, receivedBytes, chunks: [...chunks], isCut: heldBytes < receivedBytes };
  };
  const take = (bytes: Uint8Array) => {
    chunks.push(bytes);
    state.receivedBytes += bytes.length;
    state.heldBytes += bytes.length;
    while (state.heldBytes > liveBytes && chunks.length > 1) state.heldBytes -= chunks.shift()?.length ?? 0;
  };
  for await (const event of events) {
    if (event.kind === 'hop') state.hops.push(event.hop);
    if (event.kind === 'head') state.head = event.head;
    if (event.kind === 'bytes') take(event.bytes);
    if (event.kind !== 'wire-bytes' && event.kind !== 'end') onLive(read);
    yield event;
  }
}
