// One call, from the dial to its end, told as CallEvents.
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { CallEnd, ConnectStage, Ending, HeaderLine, ResponseHead } from '#call/call.ts';
import type { RefusalCode } from '#call/refusal.ts';
import { dial, type Order } from './dial.ts';
import { Stopwatch } from './phases.ts';
import { Refused } from './target.ts';

/** Where a call is told: at most one head, then bytes, then exactly one end. */
export interface CallSink {
  head(head: ResponseHead): void;
  bytes(bytes: Uint8Array): void;
  end(end: CallEnd): void;
  /** A good moment to pass on what was told so far. Says whether more may follow at once; if not, `onDrain` tells when. */
  flush(onDrain: () => void): boolean;
}

/** Makes one call and tells it to the sink; after `cancel` nothing. */
export class Forwarding {
  readonly #order: Order;
  readonly #sink: CallSink;
  readonly #watch = new Stopwatch();
  readonly #request: ClientRequest;
  #response: IncomingMessage | null = null;
  #timer: NodeJS.Timeout | undefined;
  #received = 0;
  #remoteAddress: string | null = null;
  #isOver = false;

  constructor(order: Order, sink: CallSink) {
    this.#order = order;
    this.#sink = sink;
    this.#request = dial(order, this.#watch);
    this.#limitSilence('headers', order.description.limits.headersMs);
    this.#request
      .on('response', (response) => this.#onResponse(response))
      .on('upgrade', (response) => this.#onUpgrade(response))
      .on('error', (error: NodeJS.ErrnoException) => this.#onError(error))
      .on('close', () => this.#onClose());
  }

  /** Closes the connection at once; nobody listens any more. A call that is over has done with its connection already. */
  cancel(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#request.destroy();
  }

  #onResponse(response: IncomingMessage): void {
    if (this.#isOver) return;
    this.#takeHead(response);
    clearTimeout(this.#timer);
    response
      .on('data', (bytes: Buffer) => this.#onBytes(bytes, response))
      .on('end', () => this.#end({ kind: 'response' }))
      .on('error', (error: NodeJS.ErrnoException) => this.#onError(error))
      .on('close', () => this.#end({ kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null }));
    process.nextTick(() => this.#passOn(response));
  }

  /** A response that is here already, whole, waits for its end; any other is passed on as it comes, against the clock. */
  #passOn(response: IncomingMessage): void {
    if (this.#isOver || response.complete) return;
    this.#limitSilence('body', this.#order.description.limits.idleMs);
    if (!this.#sink.flush(() => this.#resume())) this.#pause();
  }

  /** The console reads slower than the upstream sends: takes no bytes until it has caught up. */
  #pause(): void {
    this.#response?.pause();
    clearTimeout(this.#timer);
  }

  #resume(): void {
    if (this.#isOver) return;
    this.#limitSilence('body', this.#order.description.limits.idleMs);
    this.#response?.resume();
  }

  #takeHead(response: IncomingMessage): void {
    this.#watch.mark('head');
    this.#response = response;
    this.#remoteAddress = response.socket.remoteAddress ?? null;
    this.#sink.head(headOf(response));
  }

  #onUpgrade(response: IncomingMessage): void {
    if (this.#isOver) return;
    this.#takeHead(response);
    this.#end({ kind: 'broken-off', code: 'UPGRADE', how: 'other', expectedBytes: null });
  }

  #onBytes(bytes: Buffer, response: IncomingMessage): void {
    if (this.#isOver) return;
    const limitBytes = this.#order.description.limits.bodyBytes;
    const room = limitBytes - this.#received;
    this.#received += Math.min(bytes.length, room);
    if (room > 0) this.#sink.bytes(bytes.length > room ? bytes.subarray(0, room) : bytes);
    if (bytes.length > room) this.#end({ kind: 'too-large', limitBytes, of: 'wire' });
    // Whole and read: nothing else can come, and `end` would say so some ticks later.
    else if (response.complete && response.readableLength === 0) this.#end({ kind: 'response' });
    else this.#passOn(response);
  }

  #limitSilence(during: 'headers' | 'body', waitedMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end({ kind: 'timeout', during, waitedMs }), waitedMs);
  }

  /** A response tells its own end, and later than its request closes. */
  #onClose(): void {
    if (!this.#response) this.#end({ kind: 'unreachable', code: 'ECONNRESET', during: 'waiting' });
  }

  #onError(error: NodeJS.ErrnoException): void {
    this.#takeRest();
    this.#remoteAddress ??= addressDialled(error);
    this.#end(this.#endingOf(error));
  }

  /** What had arrived and waited its turn when the connection broke is part of the answer too. */
  #takeRest(): void {
    const response = this.#response;
    if (!response || this.#isOver) return;
    response.removeAllListeners('data');
    for (let bytes = response.read(); bytes !== null; bytes = response.read()) this.#onBytes(bytes, response);
  }

  #endingOf(error: NodeJS.ErrnoException): Ending {
    if (error instanceof Refused) return { kind: 'refused-by-proxy', code: error.refusal };
    const code = error.code ?? 'UNKNOWN';
    if (this.#watch.has('head') || code.startsWith('HPE_'))
      return { kind: 'broken-off', code, how: code.startsWith('HPE_') ? 'not-http' : 'reset', expectedBytes: null };
    const isHandshake = this.#order.target.secure && this.#watch.has('connected') && !this.#watch.has('handedOver');
    return isHandshake ? { kind: 'tls', code } : { kind: 'unreachable', code, during: this.#stage(error) };
  }

  #stage({ syscall }: NodeJS.ErrnoException): ConnectStage {
    if (this.#watch.has('handedOver')) return 'waiting';
    return syscall === 'getaddrinfo' ? 'dns' : 'connect';
  }

  #end(ending: Ending): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    const { socket } = this.#request;
    this.#sink.end({
      ending,
      phases: this.#watch.phases(),
      connection: this.#connection(),
      remoteAddress: this.#remoteAddress ?? socket?.remoteAddress ?? null,
      tls: null,
      viaProxy: null,
      coding: null,
      redirectStop: null,
      sizes: { requestBytes: this.#order.body.length, responseBytes: this.#received, decodedBytes: this.#received },
    });
    // A connection on which anything was cut short, the upload included, never serves another call.
    if (ending.kind !== 'response' || !this.#request.writableFinished) this.#request.destroy();
  }

  #connection(): CallEnd['connection'] {
    if (this.#request.reusedSocket) return 'reused';
    return this.#watch.has('connected') ? 'new' : 'none';
  }
}

/** The end of a call that a rule stopped before anything was dialled. */
export function refusedEnd(code: RefusalCode, requestBytes: number): CallEnd {
  return {
    ending: { kind: 'refused-by-proxy', code },
    phases: new Stopwatch().phases(),
    connection: 'none',
    remoteAddress: null,
    tls: null,
    viaProxy: null,
    coding: null,
    redirectStop: null,
    sizes: { requestBytes, responseBytes: 0, decodedBytes: 0 },
  };
}

/** Node tries the addresses of a name in turn and, if all fail, gathers their errors. */
function addressDialled(error: Error & { address?: string; errors?: { address?: string }[] }): string | null {
  return error.address ?? error.errors?.[0]?.address ?? null;
}

function headOf({ statusCode, statusMessage, httpVersion, rawHeaders }: IncomingMessage): ResponseHead {
  const lines: HeaderLine[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return { status: statusCode ?? 0, reason: statusMessage ?? '', httpVersion, rawHeaders: lines };
}
