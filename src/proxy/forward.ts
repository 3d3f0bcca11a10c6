// One call, from its first dial to its end, told as CallEvents.
import type { IncomingMessage } from 'node:http';
import type { CallEnd, Ending, Hop, RedirectStop, ResponseHead } from '#call/call.ts';
import type { RefusalCode } from '#call/refusal.ts';
import type { Order } from './dial.ts';
import { Exchange } from './exchange.ts';
import { Stopwatch } from './phases.ts';
import { readRedirect, type ToldHop } from './redirect.ts';
import { type BodySink, ResponseBody } from './response-body.ts';
import { UnusableTls } from './secure-context.ts';

/** Where a call is told: hops, at most one head, then bytes, then exactly one end. */
export interface CallSink extends BodySink {
  hop(hop: Hop): void;
  head(head: ResponseHead): void;
  end(end: CallEnd): void;
}

/** Makes one call and tells it to the sink; after `cancel` nothing. */
export class Forwarding {
  readonly #order: Order;
  readonly #sink: CallSink;
  readonly #timer: NodeJS.Timeout | undefined;
  #exchange: Exchange | null = null;
  #body: ResponseBody | null = null;
  #hops = 0;
  #redirectStop: RedirectStop | null = null;
  #isOver = false;

  constructor(order: Order, sink: CallSink) {
    this.#order = order;
    this.#sink = sink;
    const waitedMs = order.description.limits.totalMs;
    if (waitedMs > 0) this.#timer = setTimeout(() => this.#onTotal(waitedMs), waitedMs);
    this.#start(order);
  }

  /** Closes the connection at once; nobody listens any more. A call that is over has done with its connection already. */
  cancel(): void {
    if (this.#isOver) return;
    this.#stop();
    this.#body?.cancel();
    this.#exchange?.cancel();
  }

  #start(order: Order): void {
    try {
      this.#exchange = new Exchange(order, {
        onHead: (head, response) => this.#onHead(order, head, response),
        onFailure: (ending) => this.#onFailure(ending),
      });
    } catch (error) {
      this.#endBefore(endingOfThrown(error));
    }
  }

  #onHead(order: Order, head: ResponseHead, response: IncomingMessage): void {
    const redirect = readRedirect(order, head, this.#hops);
    switch (redirect.kind) {
      case 'follow':
        this.#followTo(redirect.next, redirect.told, head);
        return;
      case 'stop':
        this.#redirectStop = redirect.why;
        break;
      case 'none':
        break;
    }
    this.#sink.head(head);
    const exchange = this.#exchange as Exchange;
    this.#body = new ResponseBody(response, {
      head,
      limits: order.description.limits,
      sink: this.#sink,
      endingOfEnd: () => exchange.endingOfEnd(head),
      onOver: (ending) => this.#end(ending),
    });
  }

  #followTo(next: Order | RefusalCode, told: ToldHop, head: ResponseHead): void {
    const exchange = this.#exchange as Exchange;
    this.#hops += 1;
    this.#sink.hop({ ...told, head, ...exchange.facts() });
    this.#sink.flush(() => {});
    exchange.leave(() => {
      if (this.#isOver) return;
      if (typeof next === 'string') this.#endBefore({ kind: 'refused-by-proxy', code: next });
      else this.#start(next);
    });
  }

  #onTotal(waitedMs: number): void {
    const ending: Ending = { kind: 'timeout', during: 'total', waitedMs };
    if (this.#body) this.#body.finish(ending);
    else this.#end(ending);
  }

  #onFailure(ending: Ending): void {
    this.#body?.takeRest();
    if (this.#body) this.#body.finish(ending);
    else this.#end(ending);
  }

  #end(ending: Ending): void {
    if (this.#isOver) return;
    this.#stop();
    const exchange = this.#exchange as Exchange;
    const requestBytes = this.#order.body.length;
    this.#sink.end({
      ending,
      ...exchange.facts(),
      coding: this.#body?.coding ?? null,
      redirectStop: this.#redirectStop,
      sizes: this.#body?.sizes(requestBytes) ?? { requestBytes, responseBytes: 0, decodedBytes: 0 },
    });
    if (ending.kind === 'response') exchange.finish();
    else exchange.cancel();
  }

  /** The next request was never dialled. */
  #endBefore(ending: Ending): void {
    this.#stop();
    this.#sink.end(undialledEnd(ending, this.#order.body.length));
  }

  #stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }
}

/** TLS settings that can't be used; else what Node's client can't frame: a Trailer header without chunks, for one. */
function endingOfThrown(error: unknown): Ending {
  if (error instanceof UnusableTls) return { kind: 'tls', code: error.code };
  return { kind: 'refused-by-proxy', code: 'unsendable' };
}

/** The end of a call whose request was not dialled. */
export function undialledEnd(ending: Ending, requestBytes: number): CallEnd {
  return {
    ending,
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
