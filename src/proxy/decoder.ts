// Takes the content codings off a body as it comes, RFC 9110 section 8.4.1 (SECURITY.md R15).
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { ContentCoding } from '#call/call.ts';
import { salvage } from './salvage.ts';

/** How decoding went, or that it gave more bytes than it may. */
export type DecodingOutcome = 'decoded' | 'damaged' | 'too-large';

/** Who takes what comes out. */
export interface DecoderSink {
  onBytes(bytes: Uint8Array): void;
  /** More may be written again. */
  onDrain(): void;
  /** Nothing more comes: after `end`, or before it where the coding says that it is over, is damaged or gives too much. */
  onOver(outcome: DecodingOutcome): void;
}

/** Longest chain that is taken apart: each link multiplies what a few bytes can become. */
const longestChain = 5;
/** What RFC 9659 allows a sender: larger windows are a way to take memory. */
const zstdWindowLog = 23;
const pieceBytes = 64 * 1024;
/** So many bytes of a coded body are remembered, to save what a damaged end would take with it. */
const mostRemembered = 1024 * 1024;

/** What will become of a body in these codings: `decoded` if it can be, else why it stays as it is. */
export function canDecode(codings: readonly string[]): ContentCoding['outcome'] {
  if (codings.length > longestChain) return 'too-many-codings';
  return codings.every((coding) => decodersOf(coding) !== undefined) ? 'decoded' : 'unknown-coding';
}

/** Makes a decoder by the first byte of its input: `deflate` goes by two formats (RFC 9110 section 8.4.1.2). */
type MakeDecoder = (first: number) => Transform;

const options = { chunkSize: pieceBytes };

const decoders: Readonly<Record<string, MakeDecoder>> = {
  gzip: () => zlib.createGunzip(options),
  'x-gzip': () => zlib.createGunzip(options),
  deflate: (first) => ((first & 0x0f) === 8 ? zlib.createInflate(options) : zlib.createInflateRaw(options)),
  br: () => zlib.createBrotliDecompress(options),
};

function decodersOf(coding: string): MakeDecoder | undefined {
  if (coding === 'zstd') return zstdDecoder;
  return Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
}

const zstdDecoder = findZstd(zlib);

/** Node has it from 22.15 on. */
function findZstd(node: object): MakeDecoder | undefined {
  const { createZstdDecompress: create, constants } = node as {
    createZstdDecompress?: (options: object) => Transform;
    constants: Readonly<Record<string, number>>;
  };
  const windowLog = constants.ZSTD_d_windowLogMax;
  if (!create || windowLog === undefined) return undefined;
  return () => create({ ...options, params: { [windowLog]: zstdWindowLog } });
}

/** Takes a chain of codings off, last applied first, as fast as its sink takes what comes out. */
export class Decoder {
  readonly #stages: readonly Stage[];
  #isDamaged = false;
  #isOver = false;

  /** `codings` are ones that `canDecode`; no link of the chain gives more than `limitBytes`. */
  constructor(codings: readonly string[], limitBytes: number, sink: DecoderSink) {
    const stages: Stage[] = [];
    for (const coding of codings.toReversed()) {
      const makeDecoder = decodersOf(coding) as MakeDecoder;
      stages.push(
        new Stage(makeDecoder, limitBytes, {
          onDamage: () => {
            this.#isDamaged = true;
          },
          onTooLarge: () => this.#end('too-large', sink),
        }),
      );
    }
    for (const [at, stage] of stages.entries()) {
      const before = stages[at - 1];
      const next = stages[at + 1];
      stage.onDrain = () => (before ? before.resume() : sink.onDrain());
      stage.onEnd = () => (next ? next.end() : this.#end(this.#isDamaged ? 'damaged' : 'decoded', sink));
      stage.onBytes = (bytes) => {
        if (!next) sink.onBytes(bytes);
        else if (!next.write(bytes)) stage.pause();
      };
    }
    this.#stages = stages;
  }

  /** Takes coded bytes. `false` asks to wait for `onDrain`. */
  write(bytes: Uint8Array): boolean {
    return this.#isOver || (this.#stages[0] as Stage).write(bytes);
  }

  /** No more coded bytes come. */
  end(): void {
    if (!this.#isOver) this.#stages[0]?.end();
  }

  pause(): void {
    this.#stages.at(-1)?.pause();
  }

  resume(): void {
    this.#stages.at(-1)?.resume();
  }

  /** Lets go of everything; the sink hears no more. */
  destroy(): void {
    this.#isOver = true;
    for (const stage of this.#stages) stage.destroy();
  }

  #end(outcome: DecodingOutcome, sink: DecoderSink): void {
    if (this.#isOver) return;
    this.destroy();
    sink.onOver(outcome);
  }
}

interface StageFailures {
  onDamage(): void;
  onTooLarge(): void;
}

/** One coding of a chain. */
class Stage {
  onBytes: (bytes: Uint8Array) => void = () => {};
  onDrain: () => void = () => {};
  onEnd: () => void = () => {};
  readonly #makeDecoder: MakeDecoder;
  readonly #limitBytes: number;
  readonly #failures: StageFailures;
  #stream: Transform | null = null;
  #given = 0;
  #isDamaged = false;
  #isOver = false;
  /** What was written, as long as it is little; `null` once it is not. */
  #written: Uint8Array[] | null = [];
  #writtenBytes = 0;
  /** How many of them are decoded. */
  #decoded = 0;

  constructor(makeDecoder: MakeDecoder, limitBytes: number, failures: StageFailures) {
    this.#makeDecoder = makeDecoder;
    this.#limitBytes = limitBytes;
    this.#failures = failures;
  }

  write(bytes: Uint8Array): boolean {
    if (this.#isOver || this.#isDamaged || bytes.length === 0) return true;
    this.#remember(bytes);
    this.#stream ??= this.#begin(bytes[0] as number);
    return this.#stream.write(bytes, (error) => {
      if (!error) this.#decoded += 1;
    });
  }

  end(): void {
    if (this.#stream) this.#stream.end();
    else this.#end();
  }

  pause(): void {
    this.#stream?.pause();
  }

  resume(): void {
    this.#stream?.resume();
  }

  destroy(): void {
    this.#isOver = true;
    this.#written = null;
    this.#stream?.destroy();
  }

  #begin(first: number): Transform {
    return this.#makeDecoder(first)
      .on('data', (bytes: Uint8Array) => this.#give(bytes))
      .on('drain', () => this.onDrain())
      .on('end', () => this.#end())
      .on('error', () => this.#onDamage());
  }

  #remember(bytes: Uint8Array): void {
    this.#writtenBytes += bytes.length;
    if (this.#writtenBytes > mostRemembered) this.#written = null;
    this.#written?.push(bytes);
  }

  #give(bytes: Uint8Array): void {
    if (this.#isOver) return;
    const room = this.#limitBytes - this.#given;
    this.#given += bytes.length;
    if (room > 0) this.onBytes(bytes.length > room ? bytes.subarray(0, room) : bytes);
    if (bytes.length > room) this.#failures.onTooLarge();
  }

  /** What was decoded and waits its turn still counts, and so does what the decoder held when it met the damage. */
  #onDamage(): void {
    if (this.#isOver) return;
    this.#isDamaged = true;
    this.#failures.onDamage();
    const stream = this.#stream as Transform;
    stream.removeAllListeners('data');
    for (let bytes = stream.read(); bytes !== null; bytes = stream.read()) this.#give(bytes);
    const written = this.#written ?? [];
    const bad = written[this.#decoded];
    if (bad) this.#salvage(written, bad);
    else this.#end();
  }

  #salvage(written: readonly Uint8Array[], bad: Uint8Array): void {
    const [first] = written[0] as Uint8Array;
    const make = () => this.#makeDecoder(first as number);
    salvage({ make, good: written.slice(0, this.#decoded), bad, given: this.#given }, (saved) => {
      for (const bytes of saved) this.#give(bytes);
      this.#end();
    });
  }

  /** A stream that ended before its input did asks for no more: whoever waits for it must not wait for ever. */
  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#written = null;
    this.onEnd();
    this.onDrain();
  }
}
