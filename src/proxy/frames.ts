// Puts CallEvents on the console's response: small frames together, large bytes uncopied, never faster than it is read.
import type { ServerResponse } from 'node:http';
import type { CallEnd, Hop, ResponseHead } from '#call/call.ts';
import { envelopeType, type FrameHeader, frameHeader, frameHeaderBytes, putFrameHeader } from '#call/wire.ts';
import { fixedHeaders } from './answer.ts';

/** Fixed, whatever the upstream says (SECURITY.md R14). Frames are no document: their policy allows nothing. */
const policy = "default-src 'none'; frame-ancestors 'none'";
const headers = [...fixedHeaders(policy), 'Content-Type', envelopeType, 'Cache-Control', 'no-store'];

/** A frame that waits: JSON as text, bytes as they came. */
interface Frame extends FrameHeader {
  readonly payload: string | Uint8Array;
}

/** Writes frames to a response. They wait for `flush` or `end`: a short response is then one write. */
export class FrameWriter {
  readonly #response: ServerResponse;
  #waiting: Frame[] = [];

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  hop(hop: Hop): void {
    this.#addJson('hop', hop);
  }

  head(head: ResponseHead): void {
    this.#addJson('head', head);
  }

  bytes(bytes: Uint8Array): void {
    this.#waiting.push({ kind: 'bytes', payload: bytes, payloadBytes: bytes.length });
  }

  wireBytes(bytes: Uint8Array): void {
    this.#waiting.push({ kind: 'wire-bytes', payload: bytes, payloadBytes: bytes.length });
  }

  /** Sends what waits. Says whether more may follow at once; if not, `onDrain` tells when. */
  flush(onDrain: () => void): boolean {
    const response = this.#response;
    const waiting = this.#waiting;
    if (response.destroyed) return true;
    this.#waiting = [];
    if (!response.headersSent) response.writeHead(200, headers);
    response.cork();
    for (const { kind, payload, payloadBytes } of waiting) {
      response.write(frameHeader(kind, payloadBytes));
      response.write(payload);
    }
    response.uncork();
    if (response.writableNeedDrain) response.once('drain', onDrain);
    return !response.writableNeedDrain;
  }

  end(end: CallEnd): void {
    const response = this.#response;
    if (response.destroyed) return;
    this.#addJson('end', end);
    const rest = joined(this.#waiting);
    if (!response.headersSent) response.writeHead(200, [...headers, 'Content-Length', String(rest.length)]);
    response.end(rest);
  }

  #addJson(kind: 'hop' | 'head' | 'end', value: Hop | ResponseHead | CallEnd): void {
    const payload = JSON.stringify(value);
    this.#waiting.push({ kind, payload, payloadBytes: Buffer.byteLength(payload) });
  }
}

/** Frames as one buffer, written in place: making small buffers costs more than filling them. */
function joined(frames: readonly Frame[]): Buffer {
  let length = 0;
  for (const { payloadBytes } of frames) length += frameHeaderBytes + payloadBytes;
  const whole = Buffer.allocUnsafe(length);
  let at = 0;
  for (const frame of frames) {
    putFrameHeader(whole, at, frame);
    at += frameHeaderBytes;
    if (typeof frame.payload === 'string') whole.write(frame.payload, at);
    else whole.set(frame.payload, at);
    at += frame.payloadBytes;
  }
  return whole;
}
