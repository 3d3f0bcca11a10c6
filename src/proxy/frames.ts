// Puts CallEvents on the console's response: small frames together, large bytes uncopied, never faster than it is read.
import type { ServerResponse } from 'node:http';
import type { CallEvent } from '#call/call.ts';
import { envelopeType, frameHeader, writeFrame } from '#call/wire.ts';
import { fixedHeaders } from './answer.ts';

/** Fixed, whatever the upstream says (SECURITY.md R14). Frames are no document: their policy allows nothing. */
const policy = "default-src 'none'; frame-ancestors 'none'";
const headers = [...fixedHeaders(policy), 'Content-Type', envelopeType, 'Cache-Control', 'no-store'];
const largeBytes = 16 * 1024;

/** Writes frames to a response. `write` says whether more may come at once; if not, wait for `onDrain`. */
export class FrameWriter {
  readonly #response: ServerResponse;
  #pending: Uint8Array[] = [];
  #isScheduled = false;

  constructor(response: ServerResponse, onDrain: () => void) {
    this.#response = response;
    response.on('drain', onDrain);
  }

  write(event: CallEvent): boolean {
    if (event.kind === 'end') {
      this.#finish(writeFrame(event));
      return true;
    }
    if (event.kind === 'bytes') this.#pending.push(frameHeader('bytes', event.bytes.length), event.bytes);
    else this.#pending.push(writeFrame(event));
    if (event.kind === 'bytes' && event.bytes.length >= largeBytes) return this.#flush();
    this.#schedule();
    return !this.#response.writableNeedDrain;
  }

  /** A short response is one write: its frames arrive within one turn of the event loop. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#flush();
    });
  }

  #flush(): boolean {
    const response = this.#response;
    const pieces = this.#pending;
    if (pieces.length === 0 || response.destroyed) return true;
    this.#pending = [];
    if (!response.headersSent) response.writeHead(200, headers);
    response.cork();
    for (const piece of pieces) response.write(piece);
    response.uncork();
    return !response.writableNeedDrain;
  }

  #finish(end: Uint8Array): void {
    const response = this.#response;
    if (response.destroyed) return;
    const rest = Buffer.concat([...this.#pending, end]);
    this.#pending = [];
    if (!response.headersSent) response.writeHead(200, [...headers, 'Content-Length', String(rest.length)]);
    response.end(rest);
  }
}
