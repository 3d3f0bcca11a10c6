// The body of a response on its way to the console: its limits, the clock of its silence, its codings, its pace.
import type { IncomingMessage } from 'node:http';
import { type CallEnd, type ContentCoding, type Ending, headerValue, type ResponseHead } from '#call/call.ts';
import { contentCodings } from '#call/content-coding.ts';
import { eventStreamPatience, type SendLimits } from '#call/wire.ts';
import { canDecode, Decoder, type DecodingOutcome } from './decoder.ts';
import { longestTimer } from './description.ts';

/** Passed on at once: more would only take memory. */
const mostWaiting = 256 * 1024;

/** Where a body is told. */
export interface BodySink {
  bytes(bytes: Uint8Array): void;
  /** The body before decoding, where it is decoded. */
  wireBytes(bytes: Uint8Array): void;
  /** A good moment to pass on what was told so far. Says whether more may follow at once; if not, `onDrain` tells when. */
  flush(onDrain: () => void): boolean;
}

/** What a body is read for. */
export interface BodyOrder {
  readonly head: ResponseHead;
  readonly limits: SendLimits;
  readonly sink: BodySink;
  /** What it means that the response came to its end. */
  endingOfEnd(): Ending;
  /** Everything was told, and this is how it ended. */
  onOver(ending: Ending): void;
}

/** A stream of events waits for events: its silence says little. */
function longestSilence(head: ResponseHead, { idleMs }: SendLimits): number {
  const type = headerValue(head, 'content-type') ?? '';
  return /^text\/event-stream\b/i.test(type.trim()) ? Math.min(idleMs * eventStreamPatience, longestTimer) : idleMs;
}

/** Reads one body. A coded one is told twice, as it came and decoded; any other goes straight through. */
export class ResponseBody {
  readonly #response: IncomingMessage;
  readonly #order: BodyOrder;
  readonly #codings: readonly string[];
  readonly #decoder: Decoder | null;
  #outcome: ContentCoding['outcome'] = 'decoded';
  /** Most bytes to take off the wire. */
  readonly #limitBytes: number;
  #wireBytes = 0;
  #decodedBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Taken and not passed on yet. */
  #waitingBytes = 0;
  /** Longest silence, milliseconds. */
  readonly #idleMs: number;
  #isPassing = false;
  #onDrain: (() => void) | null = null;
  #isConsoleFull = false;
  #isDecoderFull = false;
  #isDecodingOver = false;
  /** How the wire ended; what is still being decoded comes after. */
  #ending: Ending | null = null;

  constructor(response: IncomingMessage, order: BodyOrder) {
    const { limits, head } = order;
    this.#response = response;
    this.#order = order;
    this.#codings = contentCodings(head);
    this.#idleMs = longestSilence(head, limits);
    this.#decoder = this.#codings.length === 0 ? null : this.#decoderOf(this.#codings);
    this.#limitBytes = this.#decoder ? limits.bodyBytes : Math.min(limits.bodyBytes, limits.decodedBytes);
    response.on('data', (bytes: Buffer) => this.#onBytes(bytes)).on('end', () => this.#onEnd());
    this.#passOnSoon();
  }

  /** What the end of the call says of its body. */
  get coding(): ContentCoding | null {
    return this.#codings.length === 0 ? null : { codings: this.#codings, outcome: this.#outcome };
  }

  sizes(requestBytes: number): CallEnd['sizes'] {
    const decodedBytes = this.#decoder ? this.#decodedBytes : this.#wireBytes;
    return { requestBytes, responseBytes: this.#wireBytes, decodedBytes };
  }

  /** What had arrived and waited its turn when the connection broke is part of the answer too. */
  takeRest(): void {
    const response = this.#response;
    response.removeAllListeners('data');
    for (let bytes = response.read(); bytes !== null; bytes = response.read()) this.#onBytes(bytes);
  }

  /** The wire is over, in this way. The first one stands. */
  finish(ending: Ending): void {
    if (this.#ending) return;
    this.#ending = ending;
    clearTimeout(this.#timer);
    if (this.#decoder && !this.#isDecodingOver) this.#decoder.end();
    else this.#order.onOver(ending);
  }

  /** Nobody listens any more. */
  cancel(): void {
    this.#ending ??= { kind: 'aborted' };
    clearTimeout(this.#timer);
    this.#decoder?.destroy();
  }

  #decoderOf(codings: readonly string[]): Decoder | null {
    this.#outcome = canDecode(codings);
    if (this.#outcome !== 'decoded') return null;
    return new Decoder(codings, this.#order.limits.decodedBytes, {
      onBytes: (bytes) => this.#onDecoded(bytes),
      onDrain: () => this.#goOn({ isDecoderFull: false }),
      onOver: (outcome) => this.#onDecodingOver(outcome),
    });
  }

  #onBytes(bytes: Buffer): void {
    if (this.#ending) return;
    const room = this.#limitBytes - this.#wireBytes;
    const within = bytes.length > room ? bytes.subarray(0, room) : bytes;
    this.#wireBytes += within.length;
    if (within.length > 0) this.#take(within);
    if (bytes.length > room) this.finish(this.#tooLarge());
    // Whole and read: nothing else can come, and `end` would say so some ticks later.
    else if (this.#response.complete && this.#response.readableLength === 0) this.#onEnd();
    else if (this.#waitingBytes >= mostWaiting) this.#passOn();
    else this.#passOnSoon();
  }

  #onEnd(): void {
    if (!this.#ending) this.finish(this.#order.endingOfEnd());
  }

  #take(bytes: Buffer): void {
    this.#waitingBytes += bytes.length;
    if (this.#decoder) {
      this.#order.sink.wireBytes(bytes);
      this.#isDecoderFull = !this.#decoder.write(bytes);
    } else {
      this.#order.sink.bytes(bytes);
    }
  }

  #tooLarge(): Ending {
    const { bodyBytes, decodedBytes } = this.#order.limits;
    const isWire = this.#decoder !== null || bodyBytes <= decodedBytes;
    return { kind: 'too-large', limitBytes: this.#limitBytes, of: isWire ? 'wire' : 'decoded' };
  }

  /** What arrives in one turn goes on together; what is here already, whole, waits for its end. */
  #passOnSoon(): void {
    if (this.#isPassing) return;
    this.#isPassing = true;
    setImmediate(() => {
      this.#isPassing = false;
      this.#passOn();
    });
  }

  #passOn(): void {
    if (this.#ending || this.#response.complete) return;
    if (this.#flush() && !this.#isDecoderFull) this.#limitSilence();
    else this.#hold();
  }

  #flush(): boolean {
    this.#waitingBytes = 0;
    this.#onDrain ??= () => this.#goOn({ isConsoleFull: false });
    const isOpen = this.#order.sink.flush(this.#onDrain);
    if (!isOpen) this.#isConsoleFull = true;
    return isOpen;
  }

  /** Slower than the upstream sends: takes no more bytes until they have caught up. */
  #hold(): void {
    this.#response.pause();
    if (this.#isConsoleFull) this.#decoder?.pause();
  }

  #goOn({ isConsoleFull = this.#isConsoleFull, isDecoderFull = this.#isDecoderFull }): void {
    this.#isConsoleFull = isConsoleFull;
    this.#isDecoderFull = isDecoderFull;
    if (!isConsoleFull) this.#decoder?.resume();
    if (this.#ending || isConsoleFull || isDecoderFull) return;
    this.#limitSilence();
    this.#response.resume();
  }

  #limitSilence(): void {
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.#onSilence(), this.#idleMs);
  }

  /** While nobody takes its bytes, the upstream's silence is not its fault. */
  #onSilence(): void {
    if (this.#response.isPaused()) this.#timer?.refresh();
    else this.finish({ kind: 'timeout', during: 'body', waitedMs: this.#idleMs });
  }

  #onDecoded(bytes: Uint8Array): void {
    this.#decodedBytes += bytes.length;
    this.#order.sink.bytes(bytes);
    if (!this.#flush()) this.#hold();
  }

  #onDecodingOver(outcome: DecodingOutcome): void {
    this.#isDecodingOver = true;
    const ending = this.#ending;
    if (outcome === 'too-large') {
      const limitBytes = this.#order.limits.decodedBytes;
      this.#ending = { kind: 'too-large', limitBytes, of: 'decoded' };
      clearTimeout(this.#timer);
      this.#order.onOver(this.#ending);
      return;
    }
    // A body that was cut short is no damage of its coding: the ending says what became of it.
    if (!ending || ending.kind === 'response') this.#outcome = outcome;
    if (ending) this.#order.onOver(ending);
  }
}
