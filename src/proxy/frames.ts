// Puts CallEvents on the console's response: small frames together, large bytes uncopied, never faster than it is read.
import type { ServerResponse } from 'node:http';
import type { CallEnd, ResponseHead } from '#call/call.ts';
import { envelopeType, frameHeader } from '#call/wire.ts';
import { fixedHeaders } from './answer.ts';

/** Fixed, whatever the upstream says (SECURITY.md R14). Frames are no document: their policy allows nothing. */
const policy = "default-src 'none'; frame-ancestors 'none'";
const headers = [...fixedHeaders(policy), 'Content-Type', envelopeType, 'Cache-Control', 'no-store'];

/** Writes frames to a response. They wait for `flush` or `end`: a short response is then one write. */
export class FrameWriter {
  readonly #response: ServerResponse;
  #waiting: Uint8Array[] = [];

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  head(head: ResponseHead): void {
    this.#addJson('head', head);
  }

  bytes(bytes: Uint8Array): void {
    this.#waiting.push(frameHeader('bytes', bytes.length), bytes);
  }

  /** Sends what waits. Says whether more may follow at once; if not, the response's `drain` does. */
  flush(): boolean {
    const response = this.#response;
    const waiting = this.#waiting;
    if (waiting.length === 0 || response.destroyed) return true;
    this.#waiting = [];
    if (!response.headersSent) response.writeHead(200, headers);
    response.cork();
    for (const piece of waiting) response.write(piece);
    response.uncork();
    return !response.writableNeedDrain;
  }

  end(end: CallEnd): void {
    const response = this.#response;
    if (response.destroyed) return;
    this.#addJson('end', end);
    const rest = Buffer.concat(this.#waiting);
    if (!response.headersSent) response.writeHead(200, [...headers, 'Content-Length', String(rest.length)]);
    response.end(rest);
  }

  // As `writeFrame` writes it; Node's own encoder takes a third of the time of the browsers'.
  #addJson(kind: 'head' | 'end', payload: ResponseHead | CallEnd): void {
    const json = Buffer.from(JSON.stringify(payload));
    this.#waiting.push(frameHeader(kind, json.length), json);
  }
}
