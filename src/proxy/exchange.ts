// One request and its response over one connection: the dial, the clock until the header, and how it failed.
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { ConnectionFacts, Ending, HeaderLine, ResponseHead } from '#call/call.ts';
import { isAnswered, resetCodeOf } from './connection-state.ts';
import { dial, type Order } from './dial.ts';
import { endingOfClose, endingOfEnd, endingOfError, isClosed, type Standing } from './failure.ts';
import { addressOf } from './outer-proxies.ts';
import { Stopwatch } from './phases.ts';
import { tlsFactsOf } from './tls-facts.ts';

/** More header lines than this are no answer (SECURITY.md R15); their bytes are limited at the dial. */
const mostHeaderLines = 2000;

/** Who is told how an exchange goes on. */
export interface ExchangeListener {
  onHead(head: ResponseHead, response: IncomingMessage): void;
  /** The connection is over: before a whole response, since that tells its own end. */
  onFailure(ending: Ending): void;
}

/** Makes one exchange; after `cancel` or `leave` it tells nothing. */
export class Exchange {
  readonly #order: Order;
  readonly #listener: ExchangeListener;
  readonly #watch = new Stopwatch();
  readonly #via: URL | null;
  readonly #request: ClientRequest;
  /** The request for a tunnel; of no account once that is open. */
  #tunnel: ClientRequest | null = null;
  #response: IncomingMessage | null = null;
  #head: ResponseHead | null = null;
  #timer: NodeJS.Timeout | undefined;
  #addressTried: string | null = null;
  #isOver = false;

  /** @throws what `dial` throws */
  constructor(order: Order, listener: ExchangeListener) {
    this.#order = order;
    this.#listener = listener;
    this.#via = order.outerProxies(order.target);
    this.#request = dial(order, {
      watch: this.#watch,
      via: this.#via,
      onSent: () => this.#onSent(),
      onTunnelAsked: (connect) => {
        this.#tunnel = connect;
      },
      onTunnelOpen: () => this.#watch.mark('connected'),
    });
    const { connectMs, headersMs } = order.description.limits;
    if (this.#watch.has('handedOver')) this.#limit('headers', headersMs);
    else this.#limit('connect', connectMs);
    this.#request
      .on('response', (response) => this.#onResponse(response))
      .on('upgrade', (response) => this.#onUpgrade(response))
      .on('error', (error: NodeJS.ErrnoException) => this.#onError(error))
      .on('close', () => this.#onClose());
  }

  /** What is known of the connection up to now. */
  facts(): ConnectionFacts {
    const { socket } = this.#request;
    return {
      phases: this.#watch.phases(),
      connection: this.#connection(),
      // A connection that is closed still knows it, if it was asked before.
      remoteAddress: this.#via ? null : (socket?.remoteAddress ?? this.#addressTried),
      tls: this.#order.target.secure ? tlsFactsOf(socket) : null,
      viaProxy: this.#via && addressOf(this.#via),
    };
  }

  /** Closes the connection at once. */
  cancel(): void {
    this.#stop();
    this.#close();
  }

  /** What it means that the response came to its end. */
  endingOfEnd(head: ResponseHead): Ending {
    const { socket } = this.#request;
    return endingOfEnd(head, socket && resetCodeOf(socket));
  }

  /** The response was read to its end: the connection may serve another call, unless the upload was cut short. */
  finish(): void {
    this.#stop();
    if (!this.#request.writableFinished) this.#close();
  }

  /** Leaves the response unread and goes on once the connection is free again, or closed if more would come on it. */
  leave(goOn: () => void): void {
    this.#stop();
    this.#request.once('close', () => process.nextTick(goOn));
    process.nextTick(() => {
      if (this.#response?.complete && this.#request.writableFinished) this.#response.resume();
      else this.#close();
    });
  }

  #stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  /** The silence before the header is counted from the last that was sent. */
  #onSent(): void {
    if (this.#isOver || this.#response) return;
    this.#limit('headers', this.#order.description.limits.headersMs);
  }

  #limit(during: 'connect' | 'headers', waitedMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail({ kind: 'timeout', during, waitedMs }), waitedMs);
  }

  #onResponse(response: IncomingMessage): void {
    if (this.#isOver) return;
    clearTimeout(this.#timer);
    this.#watch.mark('head');
    this.#response = response;
    response.on('error', (error: NodeJS.ErrnoException) => this.#onError(error)).on('close', () => this.#onClose());
    const head = headOf(response);
    if (head.rawHeaders.length > mostHeaderLines) {
      this.#fail({ kind: 'broken-off', code: 'HPE_HEADER_OVERFLOW', how: 'other', expectedBytes: null });
      return;
    }
    this.#head = head;
    this.#listener.onHead(head, response);
  }

  #onUpgrade(response: IncomingMessage): void {
    if (this.#isOver) return;
    this.#onResponse(response);
    this.#fail({ kind: 'broken-off', code: 'UPGRADE', how: 'other', expectedBytes: null });
  }

  /** A response tells its own end, and later than its request closes. */
  #onClose(): void {
    if (!this.#response || this.#response.destroyed) this.#failClosed();
  }

  /** Not at once: that it was a reset shows some ticks later. */
  #failClosed(): void {
    if (!this.#isOver) setImmediate(() => this.#fail(endingOfClose(this.#standing())));
  }

  #onError(error: NodeJS.ErrnoException): void {
    if (this.#isOver) return;
    this.#addressTried = addressTried(error);
    if (isClosed(error)) this.#failClosed();
    else this.#fail(endingOfError(error, this.#standing()));
  }

  #fail(ending: Ending): void {
    if (this.#isOver) return;
    this.#stop();
    this.#listener.onFailure(ending);
    this.#close();
  }

  #close(): void {
    this.#tunnel?.destroy();
    this.#request.destroy();
  }

  #standing(): Standing {
    const isConnected = this.#watch.has('connected') || this.#request.reusedSocket;
    const isHandedOver = this.#watch.has('handedOver');
    const handshake = isHandedOver ? 'done' : 'handshake';
    const { socket } = this.#request;
    return {
      tls: this.#order.target.secure && isConnected ? handshake : 'none',
      isHandedOver,
      isAnswered: isHandedOver && socket !== null && isAnswered(socket),
      resetCode: socket && resetCodeOf(socket),
      head: this.#head,
    };
  }

  #connection(): ConnectionFacts['connection'] {
    if (this.#request.reusedSocket) return 'reused';
    return this.#watch.has('connected') ? 'new' : 'none';
  }
}

/** Node tries the addresses of a name in turn and, if all fail, gathers their errors. */
function addressTried(error: Error & { address?: string; errors?: { address?: string }[] }): string | null {
  return error.address ?? error.errors?.[0]?.address ?? null;
}

function headOf({ statusCode, statusMessage, httpVersion, rawHeaders }: IncomingMessage): ResponseHead {
  const lines: HeaderLine[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return { status: statusCode ?? 0, reason: statusMessage ?? '', httpVersion, rawHeaders: lines };
}
