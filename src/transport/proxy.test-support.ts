import { HttpResponse, http } from 'msw';
import type { CallEnd, CallEvent, ResponseHead } from '#call/call.ts';
import { type RefusalCode, refusals } from '#call/refusal.ts';
import { keyHeader, type SendDescription, splitEnvelope, writeFrame } from '#call/wire.ts';

export const consoleOrigin = 'http://127.0.0.1:6284';

export const someHead: ResponseHead = {
  status: 401,
  reason: 'Unauthorized',
  httpVersion: '1.1',
  rawHeaders: [
    ['Set-Cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ],
};

export const someEnd: CallEnd = {
  ending: { kind: 'response' },
  phases: { dnsMs: 1, tcpMs: 2, tlsMs: null, waitingMs: 3, downloadMs: 4, totalMs: 10 },
  connection: 'new',
  remoteAddress: '192.0.2.1',
  tls: null,
  viaProxy: null,
  coding: null,
  redirectStop: null,
  sizes: { requestBytes: 7, responseBytes: 5, decodedBytes: 5 },
};

/** A whole answer: head, two pieces of body, end. */
export const someEvents: readonly CallEvent[] = [
  { kind: 'head', head: someHead },
  { kind: 'bytes', bytes: new Uint8Array([1, 2, 3]) },
  { kind: 'bytes', bytes: new Uint8Array([4, 5]) },
  { kind: 'end', ...someEnd },
];

/** An answer after one redirect, decoded: each piece as it came and as it reads. */
export const decodedEvents: readonly CallEvent[] = [
  {
    kind: 'hop',
    hop: {
      method: 'GET',
      url: 'https://api.example/me',
      nextUrl: 'https://api.example/you',
      head: { ...someHead, status: 302 },
      droppedHeaders: [],
      isBodyDropped: false,
      phases: someEnd.phases,
      connection: 'new',
      remoteAddress: '192.0.2.1',
      tls: null,
      viaProxy: null,
    },
  },
  { kind: 'head', head: { ...someHead, rawHeaders: [['Content-Encoding', 'br, gzip']] } },
  { kind: 'wire-bytes', bytes: new Uint8Array([1, 2]) },
  { kind: 'bytes', bytes: new Uint8Array([3, 4, 5, 6, 7]) },
  { kind: 'wire-bytes', bytes: new Uint8Array([8]) },
  { kind: 'end', ...someEnd, coding: { codings: ['br', 'gzip'], outcome: 'decoded' } },
];

/** What the proxy was asked, taken out of its envelope. */
export interface Asked {
  readonly key: string | null;
  readonly contentType: string | null;
  readonly description: SendDescription;
  readonly body: Uint8Array;
}

/** Answers the proxy's wire: `answer` sees each request unpacked. */
export function proxy(answer: (asked: Asked, request: Request) => Response) {
  return http.post(`${consoleOrigin}/send`, async ({ request }) => {
    const halves = splitEnvelope(new Uint8Array(await request.clone().arrayBuffer()));
    if (!halves) return refusal('bad-envelope');
    const { headers } = request;
    const asked = {
      key: headers.get(keyHeader),
      contentType: headers.get('content-type'),
      description: JSON.parse(halves.json),
      body: halves.body,
    };
    return answer(asked, request);
  });
}

/** The proxy's refusal as it stands on the wire. */
export function refusal(code: RefusalCode): Response {
  const [status, sentence] = refusals[code];
  return HttpResponse.json({ code, sentence }, { status });
}

/** The frames of these events, in chunks of so many bytes, or one chunk for each frame. */
export function framesOf(events: readonly CallEvent[], chunkBytes?: number): Uint8Array[] {
  if (!chunkBytes) return events.map(writeFrame);
  const bytes = Buffer.concat(events.map(writeFrame));
  const count = Math.ceil(bytes.length / chunkBytes);
  return Array.from({ length: count }, (_, index) =>
    Uint8Array.from(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)),
  );
}

/** An answer of the proxy that streams these chunks and then closes, breaks, or stays open. */
export function streamed(
  chunks: readonly Uint8Array[],
  after: 'closes' | 'breaks' | 'stays open' = 'closes',
  onCancel = () => {},
): Response {
  const left = [...chunks];
  function pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> | undefined {
    const chunk = left.shift();
    if (chunk) controller.enqueue(chunk);
    else if (after === 'closes') controller.close();
    else if (after === 'breaks') controller.error(new TypeError('network error'));
    // Never resolved: what stays open has nothing more to give.
    else return new Promise(() => {});
  }
  // Nothing is pulled ahead: an error would throw away what was not read yet.
  const stream = new ReadableStream<Uint8Array>({ pull, cancel: onCancel }, { highWaterMark: 0 });
  return new HttpResponse(stream, { headers: { 'content-type': 'application/octet-stream' } });
}
