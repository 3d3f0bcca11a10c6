// What the tests of this room stand on: a real proxy, raw upstreams and raw clients, all on real sockets.
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { CallEnd, CallEvent, ResponseHead } from '#call/call.ts';
import type { Refusal } from '#call/refusal.ts';
import { createFrameReader, envelopeType, keyHeader, type SendDescription, writeEnvelope } from '#call/wire.ts';
import { listenOnLoopback } from '#practice/listen.ts';
import { createLoopbackServer } from './loopback-server.ts';
import { createProxy } from './proxy.ts';

export const testKey = 'k'.repeat(43);
export const testPage =
  '<!doctype html><head><meta name="authscope-key" content=""><meta name=authscope-practice></head>';

/** A proxy on a free port. */
export async function startProxy(page = testPage) {
  const script = { type: 'text/javascript; charset=utf-8', cacheControl: 'immutable', body: Buffer.from('1') };
  const handler = createProxy({
    key: testKey,
    practiceOrigin: () => 'http://localhost:6285',
    console: { page: () => ({ html: page }), file: (path) => (path === '/assets/app-1a2b.js' ? script : undefined) },
  });
  const listeners = await listenOnLoopback(() => createLoopbackServer(handler), 0);
  return { ...listeners, origin: `http://127.0.0.1:${listeners.port}` };
}

/** The three header lines that make `POST /send` one of the console's own. */
export function ownHeaders(port: number): Record<string, string> {
  return { Origin: `http://127.0.0.1:${port}`, [keyHeader]: testKey, 'Content-Type': envelopeType };
}

/** A description with everything but what the test is about. */
export function describeCall(changes: Partial<SendDescription> & { url: string }): SendDescription {
  const limits = {
    connectMs: 5000,
    headersMs: 5000,
    idleMs: 5000,
    totalMs: 0,
    bodyBytes: 1_000_000,
    decodedBytes: 1_000_000,
  };
  const rest = { redirects: 'manual', sensitiveHeaders: [], tls: null, limits } as const;
  return { method: 'GET', headers: [], hasBody: false, ...rest, ...changes };
}

/** Everything one call came to. */
export interface Outcome {
  readonly head: ResponseHead | null;
  readonly body: Buffer;
  readonly end: CallEnd;
}

/** Sends one call through the proxy, as the console would. */
export async function callThrough(
  port: number,
  changes: Partial<SendDescription> & { url: string },
  body = '',
): Promise<Outcome> {
  const answer = await postEnvelope(port, writeEnvelope(describeCall(changes), Buffer.from(body)));
  if (answer.status !== 200) throw new Error(`Refused: ${answer.body}`);
  const reader = createFrameReader();
  return fold(reader.push(answer.body));
}

function fold(events: readonly CallEvent[]): Outcome {
  const bytes: Uint8Array[] = [];
  let head: ResponseHead | null = null;
  for (const event of events) {
    if (event.kind === 'head') head = event.head;
    if (event.kind === 'bytes') bytes.push(event.bytes);
    if (event.kind === 'end') return { head, body: Buffer.concat(bytes), end: event };
  }
  throw new Error('No end came');
}

/** Posts an envelope, well-formed or not. */
export function postEnvelope(port: number, envelope: Uint8Array): Promise<RawAnswer> {
  const lines = { Host: `127.0.0.1:${port}`, ...ownHeaders(port), 'Content-Length': String(envelope.length) };
  return exchange(port, Buffer.concat([Buffer.from(requestHead('POST /send', lines)), envelope]));
}

export function requestHead(start: string, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${start} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** One request as raw text, answered. */
export interface RawAnswer {
  readonly status: number;
  /** Names in small letters; duplicates joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Writes raw bytes to a port of 127.0.0.1 and reads one response; status 0 if the other side just closed. */
export async function exchange(port: number, request: string | Buffer, host = '127.0.0.1'): Promise<RawAnswer> {
  const socket = net.connect(port, host);
  try {
    socket.write(request);
    let received = Buffer.alloc(0);
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk as Buffer]);
      const answer = readAnswer(received);
      if (answer) return answer;
    }
  } catch {
    // A reset is an answer of its own: nothing.
  } finally {
    socket.destroy();
  }
  return { status: 0, headers: {}, body: Buffer.alloc(0) };
}

function readAnswer(bytes: Buffer): RawAnswer | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [start = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [name = '', ...value] = line.split(': ');
    headers[name.toLowerCase()] = [headers[name.toLowerCase()], value.join(': ')].filter(Boolean).join(', ');
  }
  const rest = bytes.subarray(headEnd + 4);
  const status = Number(start.split(' ')[1]);
  const body = headers['transfer-encoding'] === 'chunked' ? unchunk(rest) : sized(rest, headers['content-length']);
  return body && { status, headers, body };
}

function sized(bytes: Buffer, length = '0'): Buffer | null {
  return bytes.length < Number(length) ? null : bytes.subarray(0, Number(length));
}

function unchunk(bytes: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (size === 0) return Buffer.concat(chunks);
    if (lineEnd < 0 || bytes.length < lineEnd + size + 4) return null;
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + size + 4;
  }
  return null;
}

/** An upstream that speaks raw bytes. `onRequest` gets each request's head (and what came with it) as text. */
export async function startRawUpstream(onRequest: (socket: Socket, request: string) => void, host = '127.0.0.1') {
  const seen: string[] = [];
  const sockets: Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      seen.push(chunk.toString('latin1'));
      onRequest(socket, chunk.toString('latin1'));
    });
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, url: `http://127.0.0.1:${port}`, seen, sockets, close };
}

/** The code of a refusal's JSON. */
export function codeOf(answer: RawAnswer): Refusal['code'] {
  return (JSON.parse(answer.body.toString()) as Refusal).code;
}
