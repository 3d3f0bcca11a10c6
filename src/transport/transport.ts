import type { CallEnd, CallEvent, Ending, HeaderLine } from '#call/call.ts';
import {
  envelopeType,
  keyHeader,
  type SendDescription,
  type SendLimits,
  sendPath,
  type TlsSettings,
  writeEnvelope,
} from '#call/wire.ts';
import { nothingReceived, proxyBreaks, readFrames, readRefusal } from './read-answer.ts';
import { readKey } from './read-key.ts';

/** A request with every secret in its place, ready to be sent. It lives only as long as the call. */
export interface FilledRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  /** `null` for none, which is not the same as an empty one. */
  readonly body: Uint8Array | null;
  readonly redirects: SendDescription['redirects'];
  readonly sensitiveHeaders: readonly string[];
  readonly tls: TlsSettings | null;
  readonly limits: SendLimits;
}

/** The console's only door to the network. */
export interface Transport {
  /**
   * Sends one request through the dev-proxy and yields hops, at most one head, then bytes, then exactly one end, whatever
   * happens: it never throws. Abort by the signal, or stop reading, and the proxy drops the upstream call.
   */
  send(request: FilledRequest, options: { readonly signal: AbortSignal }): AsyncIterable<CallEvent>;
}

/** How transport reaches the proxy. */
export interface TransportOptions {
  /** The console's own origin, "http://127.0.0.1:6284". */
  readonly origin: string;
  /** The key of this launch, from the page's `<meta name="authscope-key">`. */
  readonly key: string;
  /** The browser's own unless told. */
  readonly fetch?: typeof fetch;
  /** Gives the key anew after the proxy restarted; by default it is read from `GET /`. */
  readonly readKey?: (signal: AbortSignal) => Promise<string | null>;
  /** Milliseconds of a clock that never jumps (`performance.now`), for the totals of endings made here. */
  readonly now: () => number;
}

/** Makes the transport. It remembers a key that it had to read anew (R02). */
export function createTransport(options: TransportOptions): Transport {
  const { origin, now } = options;
  const request = options.fetch ?? fetch;
  const renewKey = options.readKey ?? ((signal: AbortSignal) => readKey(request, origin, signal));
  let key = options.key;

  const post = (envelope: Blob, signal: AbortSignal) =>
    // Called bare: the browser's own fetch refuses to be a method of anything but window.
    request(new URL(sendPath, origin), {
      method: 'POST',
      headers: { 'content-type': envelopeType, [keyHeader]: key },
      body: envelope,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal,
    });

  async function ask(envelope: Blob, signal: AbortSignal): Promise<Answer> {
    const usedKey = key;
    const answer = await readAnswer(await post(envelope, signal));
    if (answer.kind !== 'ending' || !isStaleKey(answer.ending)) return answer;
    const renewed = await renewKey(signal);
    if (!renewed || renewed === usedKey) return answer;
    key = renewed;
    // Posted twice at most and sent upstream once: a stale key is refused before anything is dialled.
    return readAnswer(await post(envelope, signal));
  }

  return {
    async *send(request, { signal }) {
      const startedAt = now();
      const answer = signal.aborted ? proxyDown : await ask(envelopeOf(request), signal).catch(() => proxyDown);
      const over =
        answer.kind === 'stream'
          ? yield* readFrames(answer.stream, signal)
          : { ending: answer.ending, received: nothingReceived };
      if (!over.ending) return;
      const ending: Ending = signal.aborted ? { kind: 'aborted' } : over.ending;
      const requestBytes = answer.kind === 'stream' ? (request.body?.length ?? 0) : 0;
      const { coding, ...received } = over.received;
      const sizes = { requestBytes, ...received };
      yield { kind: 'end', ending, ...unmeasured(now() - startedAt), coding, sizes };
    },
  };
}

/** What the proxy answered: a stream of frames, or at once how the call ended. */
type Answer =
  | { readonly kind: 'stream'; readonly stream: ReadableStream<Uint8Array> }
  | { readonly kind: 'ending'; readonly ending: Ending };

const proxyDown: Answer = { kind: 'ending', ending: { kind: 'proxy-down' } };

async function readAnswer(answer: Response): Promise<Answer> {
  if (answer.ok && answer.body) return { kind: 'stream', stream: answer.body };
  const code = await readRefusal(answer);
  const ending: Ending = code
    ? { kind: 'refused-by-proxy', code }
    : { kind: 'broken-off', code: proxyBreaks.unknown, how: 'other', expectedBytes: null };
  return { kind: 'ending', ending };
}

function isStaleKey(ending: Ending): boolean {
  return ending.kind === 'refused-by-proxy' && ending.code === 'bad-key';
}

/** One Blob, because a streamed upload would need HTTP/2. */
function envelopeOf({ body, ...description }: FilledRequest): Blob {
  const envelope = writeEnvelope({ ...description, hasBody: body !== null }, body ?? new Uint8Array());
  return new Blob([envelope as Uint8Array<ArrayBuffer>]);
}

/** What is known of a call whose end was made here: how long it took, and nothing of its connection. */
function unmeasured(totalMs: number): Omit<CallEnd, 'ending' | 'coding' | 'sizes'> {
  const phases = { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: null, downloadMs: null, totalMs };
  return {
    phases,
    connection: 'none',
    remoteAddress: null,
    tls: null,
    viaProxy: null,
    redirectStop: null,
  };
}
