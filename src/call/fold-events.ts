import type { CallEnd, CallEvent, Hop, ResponseHead } from './call.ts';
import { heldBodyBytes, type StoredBody } from './stored-body.ts';

/** What a finished call's events amount to: the parts of a Call that the wire gives. */
export interface FoldedCall {
  readonly hops: readonly Hop[];
  readonly head: ResponseHead | null;
  /** All bytes that arrived, in one piece; of a large body its first `heldBodyBytes`. */
  readonly body: Uint8Array;
  /** All bytes where they are more than that, as far as the sink kept them. */
  readonly largeBody: StoredBody | null;
  /** The body before decoding, in one piece; `null` where there was nothing to decode, or one of the two is large. */
  readonly wireBody: Uint8Array | null;
  readonly end: CallEnd;
}

/** Takes a body that turns out too large to be held. */
export interface BodySink {
  /** Resolves when more may follow. What it can't keep is the sink's to tell: the fold goes on to the end. */
  write(bytes: Uint8Array): Promise<void>;
  /** What was kept; `null` where that is less than is held anyway. */
  close(): Promise<StoredBody | null>;
}

/**
 * Folds a call's events into what a Call holds.
 * @param openSink called at most once, for a body that grows larger than `heldBodyBytes`: no more than that stays in
 * memory. Without it all of a body does.
 * @throws if the events run out before an end: transport always gives one.
 */
export async function foldCallEvents(
  events: AsyncIterable<CallEvent>,
  openSink: (() => BodySink) | null = null,
): Promise<FoldedCall> {
  const hops: Hop[] = [];
  let head: ResponseHead | null = null;
  const body = new GrowingBody(openSink);
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
        await body.add(event.bytes);
        break;
      case 'wire-bytes':
        if (wire.length <= heldBodyBytes) wire.add(event.bytes);
        break;
      case 'end': {
        const { kind: _, ...end } = event;
        const isWireKept = isDecoded(end) && !body.isLarge && wire.length <= heldBodyBytes;
        return { hops, head, ...(await body.over()), wireBody: isWireKept ? wire.joined() : null, end };
      }
    }
  }
  throw new Error('The events of a call ran out before its end');
}

function isDecoded({ coding }: CallEnd): boolean {
  return coding?.outcome === 'decoded' || coding?.outcome === 'damaged';
}

/** A body that is held until it is too large, and goes to a sink from then on. */
class GrowingBody {
  readonly #openSink: (() => BodySink) | null;
  readonly #pieces = new Pieces();
  #sink: BodySink | null = null;
  #held = new Uint8Array();

  constructor(openSink: (() => BodySink) | null) {
    this.#openSink = openSink;
  }

  get isLarge(): boolean {
    return this.#sink !== null;
  }

  async add(piece: Uint8Array): Promise<void> {
    if (this.#sink) return this.#sink.write(piece);
    this.#pieces.add(piece);
    if (!this.#openSink || this.#pieces.length <= heldBodyBytes) return;
    const all = this.#pieces.joined();
    this.#pieces.clear();
    this.#held = all.slice(0, heldBodyBytes);
    this.#sink = this.#openSink();
    await this.#sink.write(all);
  }

  async over(): Promise<Pick<FoldedCall, 'body' | 'largeBody'>> {
    if (!this.#sink) return { body: this.#pieces.joined(), largeBody: null };
    return { body: this.#held, largeBody: await this.#sink.close() };
  }
}

/** Bytes that arrive in pieces. */
class Pieces {
  #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  clear(): void {
    this.#pieces = [];
    this.#length = 0;
  }

  joined(): Uint8Array<ArrayBuffer> {
    const joined = new Uint8Array(this.#length);
    let offset = 0;
    for (const piece of this.#pieces) {
      joined.set(piece, offset);
      offset += piece.length;
    }
    return joined;
  }
}
