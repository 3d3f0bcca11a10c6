// What the tests of this room stand on: a real proxy, raw upstreams and raw clients, all on real sockets.
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { CallEnd, CallEvent, Hop, ResponseHead } from '#call/call.ts';
import type { Refusal } from '#call/refusal.ts';
import {
  createFrameReader,
  envelopeType,
  keyHeader,
  type SendDescription,
  type SendLimits,
  writeEnvelope,
} from '#call/wire.ts';
import { listenOnLoopback } from '#practice/listen.ts';
import { createLoopbackServer } from './loopback-server.ts';
import { createProxy } from './proxy.ts';

export const testKey = 'k'.repeat(43);
export const testPage =
  '<!doctype html><head><meta name="authscope-key" content=""><meta name=authscope-practice></head>';

/** A proxy on a free port. Its environment names no other proxy unless told. */
export async function startProxy(environment: Readonly<Record<string, string>> = {}) {
  const script = { type: 'text/javascript; charset=utf-8', cacheControl: 'immutable', body: Buffer.from('1') };
  const handler = createProxy({
    key: testKey,
    practiceOrigin: () => 'http://localhost:6285',
    environment,
    console: {
      page: () => ({ html: testPage }),
      file: (path) => (path === '/assets/app-1a2b.js' ? script : undefined),
    },
  });
  const listeners = await listenOnLoopback(() => createLoopbackServer(handler), 0);
  return { ...listeners, origin: `http://127.0.0.1:${listeners.port}` };
}

/** The three header lines that make `POST /send` one of the console's own. */
export function ownHeaders(port: number): Record<string, string> {
  return { Origin: `http://127.0.0.1:${port}`, [keyHeader]: testKey, 'Content-Type': envelopeType };
}

const roomyLimits: SendLimits = {
  connectMs: 5000,
  headersMs: 5000,
  idleMs: 5000,
  totalMs: 0,
  bodyBytes: 1_000_000,
  decodedBytes: 1_000_000,
};

/** What a test says of its call: a URL, and whatever else it is about. */
export type CallChanges = Partial<Omit<SendDescription, 'limits'>> & {
  readonly url: string;
  readonly limits?: Partial<SendLimits>;
};

/** A description with everything but what the test is about. */
export function describeCall({ limits, ...changes }: CallChanges): SendDescription {
  const rest = { method: 'GET', headers: [], hasBody: false, redirects: 'manual', sensitiveHeaders: [] } as const;
  return { ...rest, tls: null, ...changes, limits: { ...roomyLimits, ...limits } };
}

/** Everything one call came to. */
export interface Outcome {
  readonly hops: readonly Hop[];
  readonly head: ResponseHead | null;
  readonly body: Buffer;
  readonly wireBody: Buffer;
  readonly end: CallEnd;
}

/** Sends one call through the proxy, as the console would. */
export async function callThrough(port: number, changes: CallChanges, body: string | Buffer = ''): Promise<Outcome> {
  const answer = await postEnvelope(port, writeEnvelope(describeCall(changes), Buffer.from(body)));
  if (answer.status !== 200) throw new Error(`Refused: ${answer.body}`);
  return fold(createFrameReader().push(answer.body));
}

function fold(events: readonly CallEvent[]): Outcome {
  const parts = { hops: [] as Hop[], bytes: [] as Uint8Array[], wireBytes: [] as Uint8Array[] };
  let head: ResponseHead | null = null;
  for (const event of events) {
    if (event.kind === 'hop') parts.hops.push(event.hop);
    if (event.kind === 'head') head = event.head;
    if (event.kind === 'bytes') parts.bytes.push(event.bytes);
    if (event.kind === 'wire-bytes') parts.wireBytes.push(event.bytes);
    if (event.kind !== 'end') continue;
    const { kind: _, ...end } = event;
    return { hops: parts.hops, head, body: Buffer.concat(parts.bytes), wireBody: Buffer.concat(parts.wireBytes), end };
  }
  throw new Error('No end came');
}

/** A call whose answer is read as it comes: what a page that may leave does. */
export async function openCall(port: number, changes: CallChanges, body: string | Buffer = '') {
  const envelope = writeEnvelope(describeCall(changes), Buffer.from(body));
  const lines = { Host: `127.0.0.1:${port}`, ...ownHeaders(port), 'Content-Length': String(envelope.length) };
  const request = http.request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/send',
    agent: false,
    headers: lines,
  });
  request.on('error', () => {}).end(envelope);
  const reader = createFrameReader();
  return {
    leave: () => request.destroy(),
    async *events(): AsyncGenerator<CallEvent> {
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      for await (const chunk of response) yield* reader.push(chunk as Buffer);
    },
  };
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
