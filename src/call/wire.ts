// The wire between console and dev-proxy: one envelope in, length-prefixed frames out. src/proxy/README.md has the picture.
import type { CallEnd, CallEvent, HeaderLine, Hop, ResponseHead } from './call.ts';

export const sendPath = '/send';
export const keyHeader = 'x-authscope-key';
export const envelopeType = 'application/octet-stream';

/** What the proxy is asked to send. The body, if any, follows the description in the envelope. */
export interface SendDescription {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  /** Tells an empty body from none. */
  readonly hasBody: boolean;
  readonly redirects: 'manual' | 'follow';
  /** Headers, by lower-case name, that hold secrets: dropped with the credentials where a redirect leaves the origin. */
  readonly sensitiveHeaders: readonly string[];
  /** `null` for the defaults: verify against the system's authorities, present no certificate. */
  readonly tls: TlsSettings | null;
  readonly limits: SendLimits;
}

/** How to make secure connections. PEM texts; `null` for none. */
export interface TlsSettings {
  readonly verify: boolean;
  /** Authorities to trust beside the well-known ones. */
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
}

/** How many times as long as another body a text/event-stream may be silent. */
export const eventStreamPatience = 10;

export interface SendLimits {
  /** Longest time to connect: name, TCP and TLS together, milliseconds. */
  readonly connectMs: number;
  /** Longest silence before the response's header, milliseconds. */
  readonly headersMs: number;
  /** Longest silence within the response's body, milliseconds; a stream of events may be silent `eventStreamPatience` times as long. */
  readonly idleMs: number;
  /** Longest time for all of it, redirects included, milliseconds; 0 for no such limit. */
  readonly totalMs: number;
  /** Most bytes of response body taken off the wire. */
  readonly bodyBytes: number;
  /** Most bytes of response body after decoding. */
  readonly decodedBytes: number;
}

const lengthBytes = 4;
const decoder = new TextDecoder();
const frameKinds = { head: 1, bytes: 2, end: 3, hop: 4, 'wire-bytes': 5 } as const;

/** What opens a frame: a 4-byte big-endian length of what follows, then the kind. */
export interface FrameHeader {
  readonly kind: keyof typeof frameKinds;
  readonly payloadBytes: number;
}

export const frameHeaderBytes = lengthBytes + 1;

/** Writes an envelope: a 4-byte big-endian length, the description as JSON, the body. */
export function writeEnvelope(description: SendDescription, body: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(description));
  const envelope = new Uint8Array(lengthBytes + json.length + body.length);
  new DataView(envelope.buffer).setUint32(0, json.length);
  envelope.set(json, lengthBytes);
  envelope.set(body, lengthBytes + json.length);
  return envelope;
}

/** The two halves of an envelope, unparsed, or `null` if its length does not fit. */
export function splitEnvelope(envelope: Uint8Array): { json: string; body: Uint8Array } | null {
  if (envelope.length < lengthBytes) return null;
  const view = new DataView(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  const end = lengthBytes + view.getUint32(0);
  if (end > envelope.length) return null;
  return { json: decoder.decode(envelope.subarray(lengthBytes, end)), body: envelope.subarray(end) };
}

/** The five bytes that open a frame. */
export function frameHeader(kind: FrameHeader['kind'], payloadBytes: number): Uint8Array {
  const header = new Uint8Array(frameHeaderBytes);
  putFrameHeader(header, 0, { kind, payloadBytes });
  return header;
}

/** Writes a frame's header into a larger buffer. Byte by byte: making a DataView costs more than all that it writes. */
export function putFrameHeader(into: Uint8Array, at: number, { kind, payloadBytes }: FrameHeader): void {
  const length = payloadBytes + 1;
  into[at] = length >>> 24;
  into[at + 1] = length >>> 16;
  into[at + 2] = length >>> 8;
  into[at + 3] = length;
  into[at + 4] = frameKinds[kind];
}

/** A whole frame. For large bodies send `frameHeader` and the bytes apart: that copies nothing. */
export function writeFrame(event: CallEvent): Uint8Array {
  const payload = 'bytes' in event ? event.bytes : new TextEncoder().encode(JSON.stringify(payloadOf(event)));
  const header = frameHeader(event.kind, payload.length);
  const frame = new Uint8Array(header.length + payload.length);
  frame.set(header);
  frame.set(payload, header.length);
  return frame;
}

function payloadOf(event: Exclude<CallEvent, { bytes: Uint8Array }>): ResponseHead | CallEnd | Hop {
  if (event.kind === 'head') return event.head;
  if (event.kind === 'hop') return event.hop;
  const { kind: _, ...end } = event;
  return end;
}

/** Cuts a stream of chunks into CallEvents. Chunks may split a frame anywhere. */
export function createFrameReader(): { push(chunk: Uint8Array): CallEvent[] } {
  let pending: Uint8Array = new Uint8Array(0);
  return {
    push(chunk) {
      pending = pending.length === 0 ? chunk : concat(pending, chunk);
      const events: CallEvent[] = [];
      for (;;) {
        const event = takeFrame();
        if (!event) return events;
        events.push(event);
      }
    },
  };

  function takeFrame(): CallEvent | null {
    if (pending.length < lengthBytes + 1) return null;
    const view = new DataView(pending.buffer, pending.byteOffset, pending.byteLength);
    const end = lengthBytes + view.getUint32(0);
    if (pending.length < end) return null;
    const event = readFrame(pending[lengthBytes], pending.subarray(lengthBytes + 1, end));
    pending = pending.subarray(end);
    return event;
  }
}

function readFrame(kind: number | undefined, payload: Uint8Array): CallEvent {
  switch (kind) {
    case frameKinds.head:
      return { kind: 'head', head: JSON.parse(decoder.decode(payload)) };
    case frameKinds.bytes:
      return { kind: 'bytes', bytes: payload };
    case frameKinds['wire-bytes']:
      return { kind: 'wire-bytes', bytes: payload };
    case frameKinds.hop:
      return { kind: 'hop', hop: JSON.parse(decoder.decode(payload)) };
    case frameKinds.end:
      return { kind: 'end', ...JSON.parse(decoder.decode(payload)) };
    default:
      throw new Error(`Unknown frame kind ${kind}`);
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
