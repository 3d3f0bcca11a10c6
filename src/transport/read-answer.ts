import type { CallEnd, CallEvent, ContentCoding, Ending, ResponseHead } from '#call/call.ts';
import { contentCodings } from '#call/content-coding.ts';
import { type RefusalCode, refusals } from '#call/refusal.ts';
import { createFrameReader } from '#call/wire.ts';

/** How the proxy's own answer can break off, as codes of `broken-off`. */
export const proxyBreaks = {
  /** The stream ended before its end frame. */
  cut: 'PROXY_STREAM_CUT',
  /** What came is no frame, or a frame out of order. */
  garbled: 'PROXY_STREAM_GARBLED',
  /** An answer that is neither a stream nor a refusal this console knows: something else listens there. */
  unknown: 'PROXY_ANSWER_UNKNOWN',
} as const;

/** How a stream of frames was over. */
export interface StreamEnd {
  /** `null` where the proxy's own end event came through. */
  readonly ending: Ending | null;
  /** Of what was yielded. */
  readonly received: Received;
}

/** What is known of a response body by its pieces. */
export interface Received extends Pick<CallEnd['sizes'], 'responseBytes' | 'decodedBytes'> {
  readonly coding: ContentCoding | null;
}

export const nothingReceived: Received = { responseBytes: 0, decodedBytes: 0, coding: null };

/**
 * Yields the events of the proxy's frame stream up to its end event, and tells how the stream was over. It never
 * throws. The stream is cancelled when the caller stops reading or aborts: the proxy then drops the upstream call.
 */
export async function* readFrames(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, StreamEnd> {
  const reader = stream.getReader();
  const frames = createFrameReader();
  const cancel = () => void reader.cancel().catch(() => {});
  let last: CallEvent['kind'] | null = null;
  const tally = new Tally();
  // Not every fetch breaks the body off on abort, and a read that hangs would hang the call.
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      // A connection that breaks is as over as one that stops.
      const chunk = await reader.read().catch(() => null);
      if (!chunk || chunk.done) return brokenOff('cut', tally);
      for (const event of push(frames, chunk.value)) {
        if (!event || !follows(last, event)) return brokenOff('garbled', tally);
        last = event.kind;
        tally.add(event);
        yield event;
        if (event.kind === 'end') return { ending: null, received: tally.received() };
      }
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    // Read to its end, a whole answer is whole for the browser too: cancelled, every call would show as aborted there.
    // Here, and not waited for, because who reads up to the end event leaves this generator at its `yield`.
    if (last === 'end') void reader.read().then(({ done }) => done || cancel(), cancel);
    else cancel();
  }
}

function brokenOff(how: keyof typeof proxyBreaks, tally: Tally): StreamEnd {
  const ending = { kind: 'broken-off', code: proxyBreaks[how], how: 'other', expectedBytes: null } as const;
  return { ending, received: tally.received() };
}

/** Counts what is yielded, for a call whose own end never comes. */
class Tally {
  #head: ResponseHead | null = null;
  #bytes = 0;
  /** `null` until a piece shows that the body is decoded. */
  #wireBytes: number | null = null;

  add(event: CallEvent): void {
    if (event.kind === 'head') this.#head = event.head;
    if (event.kind === 'bytes') this.#bytes += event.bytes.length;
    if (event.kind === 'wire-bytes') this.#wireBytes = (this.#wireBytes ?? 0) + event.bytes.length;
  }

  received(): Received {
    const isDecoded = this.#head !== null && this.#wireBytes !== null;
    const codings = this.#head ? contentCodings(this.#head) : [];
    const coding = isDecoded ? ({ codings, outcome: 'decoded' } as const) : null;
    return { responseBytes: this.#wireBytes ?? this.#bytes, decodedBytes: this.#bytes, coding };
  }
}

/** The events that a chunk completes; a `null` stands for what is no frame. */
function push(frames: ReturnType<typeof createFrameReader>, chunk: Uint8Array): readonly (CallEvent | null)[] {
  try {
    return frames.push(chunk);
  } catch {
    return [null];
  }
}

/** At most one head, then bytes, then the end; and each with what the console relies on. */
function follows(last: CallEvent['kind'] | null, event: CallEvent): boolean {
  switch (event.kind) {
    case 'hop':
      return (last === null || last === 'hop') && Number.isInteger(event.hop?.head?.status);
    case 'head':
      return (
        (last === null || last === 'hop') &&
        Number.isInteger(event.head?.status) &&
        Array.isArray(event.head.rawHeaders)
      );
    case 'bytes':
    case 'wire-bytes':
      return last === 'head' || last === 'bytes' || last === 'wire-bytes';
    case 'end':
      return typeof event.ending?.kind === 'string' && Boolean(event.phases && event.sizes);
  }
}

/** Why the proxy refused, read from an answer that is not a stream; `null` where it says nothing we know. */
export async function readRefusal(answer: Response): Promise<RefusalCode | null> {
  const refusal: unknown = await answer.json().catch(() => null);
  const code = typeof refusal === 'object' && refusal !== null && 'code' in refusal ? refusal.code : null;
  return typeof code === 'string' && Object.hasOwn(refusals, code) ? (code as RefusalCode) : null;
}
