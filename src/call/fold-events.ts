import type { CallEnd, CallEvent, ResponseHead } from './call.ts';

/** What a finished call's events amount to: the parts of a Call that the wire gives. */
export interface FoldedCall {
  readonly head: ResponseHead | null;
  /** All bytes that arrived, in one piece. */
  readonly body: Uint8Array;
  readonly end: CallEnd;
}

/**
 * Folds a call's events into what a Call holds.
 * @throws if the events run out before an end: transport always gives one.
 */
export async function foldCallEvents(events: AsyncIterable<CallEvent>): Promise<FoldedCall> {
  let head: ResponseHead | null = null;
  let receivedBytes = 0;
  const pieces: Uint8Array[] = [];
  for await (const event of events) {
    if (event.kind === 'end') {
      const { kind: _, ...end } = event;
      return { head, body: join(pieces, receivedBytes), end };
    }
    if (event.kind === 'head') head = event.head;
    else {
      pieces.push(event.bytes);
      receivedBytes += event.bytes.length;
    }
  }
  throw new Error('The events of a call ran out before its end');
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
