import type { CallEnd, CallEvent, Hop, ResponseHead } from './call.ts';

/** What a finished call's events amount to: the parts of a Call that the wire gives. */
export interface FoldedCall {
  readonly hops: readonly Hop[];
  readonly head: ResponseHead | null;
  /** All bytes that arrived, in one piece. */
  readonly body: Uint8Array;
  /** The body before decoding, in one piece; `null` where there was nothing to decode. */
  readonly wireBody: Uint8Array | null;
  readonly end: CallEnd;
}

/**
 * Folds a call's events into what a Call holds.
 * @throws if the events run out before an end: transport always gives one.
 */
export async function foldCallEvents(events: AsyncIterable<CallEvent>): Promise<FoldedCall> {
  const hops: Hop[] = [];
  let head: ResponseHead | null = null;
  const body = new Pieces();
  const wire = new Pieces();
  for await (const event of events) {
    switch (event.kind) {
      case 'hop':
        hops.push(event.hop);
        break;
      case 'head':
        head = event.head;
        break;
      case 'bytes':
        body.add(event.bytes);
        break;
      case 'wire-bytes':
        wire.add(event.bytes);
        break;
      case 'end': {
        const { kind: _, ...end } = event;
        return { hops, head, body: body.joined(), wireBody: isDecoded(end) ? wire.joined() : null, end };
      }
    }
  }
  throw new Error('The events of a call ran out before its end');
}

function isDecoded({ coding }: CallEnd): boolean {
  return coding?.outcome === 'decoded' || coding?.outcome === 'damaged';
}

/** Bytes that arrive in pieces. */
class Pieces {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  joined(): Uint8Array {
    const joined = new Uint8Array(this.#length);
    let offset = 0;
    for (const piece of this.#pieces) {
      joined.set(piece, offset);
      offset += piece.length;
    }
    return joined;
  }
}
