import { HttpResponse, type RequestHandler } from 'msw';
import type { CallEnd, CallEvent, Ending } from '#call/call.ts';
import type { SendDescription } from '#call/wire.ts';
import { writeFrame } from '#call/wire.ts';
import { type Asked, proxy } from '#transport/proxy.test-support.ts';

/** A request as the proxy was asked to send it, body as text. */
export interface SentRequest extends SendDescription {
  readonly body: string;
}

/** What a request meets instead of the provider. */
export type Mishap =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'ending'; readonly ending: Ending; readonly arrived?: string }
  | { readonly kind: 'proxy-down' };

/** An answer that is made but held back. */
export interface HeldAnswer {
  /** Resolves once the provider has answered: what it did is done. */
  readonly isMade: Promise<void>;
  /** Tells whether the console hung up on it. */
  isCancelled(): boolean;
  release(): void;
}

/** The dev-proxy's wire and what lies behind it. */
export function createNetwork(upstream: (request: Request) => Promise<Response>) {
  const sent: SentRequest[] = [];
  const mishaps: Mishap[] = [];
  const holds: Hold[] = [];
  return {
    /** Everything that was sent, in order. */
    sent,
    /** The next requests meet these, one each. */
    meet: (...next: Mishap[]) => void mishaps.push(...next),
    /** Holds back the answer to the next request. */
    holdNext(): HeldAnswer {
      const hold = createHold();
      holds.push(hold);
      return hold;
    },
    handler: proxy((asked): Response => {
      sent.push({ ...asked.description, body: new TextDecoder().decode(asked.body) });
      const mishap = mishaps.shift();
      if (mishap?.kind === 'proxy-down') return HttpResponse.error();
      const events =
        mishap?.kind === 'ending'
          ? Promise.resolve(eventsOfEnding(mishap))
          : (mishap ? Promise.resolve(mishap.response) : upstream(requestOf(asked))).then(eventsOf);
      return stream(events, holds.shift());
    }) satisfies RequestHandler,
  };
}

export type Network = ReturnType<typeof createNetwork>;

interface Hold extends HeldAnswer {
  made(): void;
  cancel(): void;
  readonly isReleased: Promise<void>;
}

function createHold(): Hold {
  let made = () => {};
  let release = () => {};
  let isCancelled = false;
  return {
    isMade: new Promise((resolve) => (made = resolve)),
    isReleased: new Promise((resolve) => (release = resolve)),
    made: () => made(),
    release: () => release(),
    cancel: () => (isCancelled = true),
    isCancelled: () => isCancelled,
  };
}

function requestOf({ description, body }: Asked): Request {
  const { method, url, headers, hasBody } = description;
  return new Request(url, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body: hasBody ? Buffer.from(body).toString() : null,
  });
}

async function eventsOf(response: Response): Promise<CallEvent[]> {
  const body = new Uint8Array(await response.arrayBuffer());
  const rawHeaders = [...response.headers].map(([name, value]) => [name, value] as const);
  const head = { status: response.status, reason: response.statusText, httpVersion: '1.1', rawHeaders };
  return [
    { kind: 'head', head },
    ...(body.length > 0 ? ([{ kind: 'bytes', bytes: body }] as const) : []),
    { kind: 'end', ...endOf({ kind: 'response' }, body.length) },
  ];
}

function eventsOfEnding({ ending, arrived }: Extract<Mishap, { kind: 'ending' }>): CallEvent[] {
  const bytes = new TextEncoder().encode(arrived);
  const head = {
    status: 200,
    reason: 'OK',
    httpVersion: '1.1',
    rawHeaders: [['Content-Type', 'application/json']] as const,
  };
  const before =
    arrived === undefined
      ? []
      : ([
          { kind: 'head', head },
          { kind: 'bytes', bytes },
        ] as const);
  return [...before, { kind: 'end', ...endOf(ending, bytes.length) }];
}

function endOf(ending: Ending, responseBytes: number): CallEnd {
  return {
    ending,
    phases: { dnsMs: 1, tcpMs: 2, tlsMs: null, waitingMs: 3, downloadMs: 4, totalMs: 10 },
    connection: 'new',
    remoteAddress: '127.0.0.1',
    tls: null,
    viaProxy: null,
    coding: null,
    redirectStop: null,
    sizes: { requestBytes: 0, responseBytes, decodedBytes: responseBytes },
  };
}

function stream(events: Promise<CallEvent[]>, hold: Hold | undefined): Response {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const frames = (await events).map(writeFrame);
      hold?.made();
      await hold?.isReleased;
      if (hold?.isCancelled()) return;
      for (const frame of frames) controller.enqueue(frame);
      controller.close();
    },
    cancel: () => hold?.cancel(),
  });
  return new HttpResponse(body, { headers: { 'content-type': 'application/octet-stream' } });
}
