import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CallEvent } from '#call/call.ts';
import { foldCallEvents } from '#call/fold-events.ts';
import { writeFrame } from '#call/wire.ts';
import { consoleOrigin, decodedEvents, framesOf, proxy, refusal, streamed } from './proxy.test-support.ts';
import { createTransport, type FilledRequest } from './transport.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const someRequest: FilledRequest = {
  method: 'GET',
  url: 'https://api.example/me',
  headers: [],
  body: null,
  redirects: 'follow',
  sensitiveHeaders: [],
  tls: null,
  limits: {
    connectMs: 30_000,
    headersMs: 30_000,
    idleMs: 30_000,
    totalMs: 0,
    bodyBytes: 1_000_000,
    decodedBytes: 1_000_000,
  },
};

const [hop, head, wire, bytes, moreWire] = decodedEvents as [CallEvent, CallEvent, CallEvent, CallEvent, CallEvent];

function send(options: { signal: AbortSignal } = new AbortController()) {
  return createTransport({ origin: consoleOrigin, key: 'key-1', fetch, now: () => 0 }).send(someRequest, options);
}

test.each([undefined, 1, 7])('hops, wire bytes and bytes come in their order, in chunks of %s', async (chunkBytes) => {
  server.use(proxy(() => streamed(framesOf(decodedEvents, chunkBytes))));
  const got: CallEvent[] = [];
  for await (const event of send()) got.push(event);
  expect(got).toEqual(decodedEvents);
});

test('a stale key read anew loses no hop', async () => {
  server.use(
    http.get(`${consoleOrigin}/`, () => HttpResponse.html('<meta name="authscope-key" content="key-2">')),
    proxy(({ key }) => (key === 'key-2' ? streamed(framesOf(decodedEvents)) : refusal('bad-key'))),
  );
  const { hops, body, wireBody } = await foldCallEvents(send());
  expect([hops.length, [...body], [...(wireBody ?? [])]]).toEqual([1, [3, 4, 5, 6, 7], [1, 2, 8]]);
});

const inPart = [hop, head, wire, bytes, moreWire];
const sizes = { requestBytes: 0, responseBytes: 3, decodedBytes: 5 };
const coding = { codings: ['br', 'gzip'], outcome: 'decoded' };

test('a decoded answer cut in the middle is counted on the wire and decoded, and both are kept', async () => {
  server.use(proxy(() => streamed(framesOf(inPart))));
  const { end, body, wireBody } = await foldCallEvents(send());
  expect(end).toMatchObject({ ending: { kind: 'broken-off', code: 'PROXY_STREAM_CUT' }, sizes, coding });
  expect([[...body], [...(wireBody ?? [])]]).toEqual([
    [3, 4, 5, 6, 7],
    [1, 2, 8],
  ]);
});

test('so is one that is aborted', async () => {
  const controller = new AbortController();
  server.use(proxy(() => streamed(framesOf(inPart), 'stays open')));
  let last: CallEvent | null = null;
  for await (const event of send(controller)) {
    last = event;
    if (event.kind === 'wire-bytes' && event.bytes.length === 1) controller.abort();
  }
  expect(last).toMatchObject({ ending: { kind: 'aborted' }, sizes, coding });
});

test.each<[string, readonly CallEvent[]]>([
  ['a hop after the head', [head, hop]],
  ['a hop within the body', [head, bytes, hop]],
  ['wire bytes without a head', [wire]],
])('%s is no order of frames', async (_, events) => {
  server.use(proxy(() => streamed([...events.map(writeFrame)])));
  const { end } = await foldCallEvents(send());
  expect(end.ending).toMatchObject({ kind: 'broken-off', code: 'PROXY_STREAM_GARBLED' });
});
