import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { CallEvent } from '#call/call.ts';
import { foldCallEvents } from '#call/fold-events.ts';
import {
  type Asked,
  consoleOrigin,
  framesOf,
  proxy,
  refusal,
  someEnd,
  someEvents,
  streamed,
} from './proxy.test-support.ts';
import { createTransport, type FilledRequest, type TransportOptions } from './transport.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const limits = {
  connectMs: 30_000,
  headersMs: 30_000,
  idleMs: 30_000,
  totalMs: 0,
  bodyBytes: 1_000_000,
  decodedBytes: 1_000_000,
};
const someRequest: FilledRequest = {
  method: 'POST',
  url: 'https://api.example/items?a=1',
  redirects: 'manual',
  sensitiveHeaders: [],
  tls: null,
  headers: [
    ['Authorization', 'Bearer abc'],
    ['X-Twice', '1'],
    ['x-twice', '2'],
  ],
  body: new TextEncoder().encode('{"a":1}'),
  limits,
};

const unmeasured = {
  phases: { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: null, downloadMs: null, totalMs: 250 },
  tls: null,
  viaProxy: null,
  coding: null,
  redirectStop: null,
  connection: 'none',
  remoteAddress: null,
};

function transport(changes: Partial<TransportOptions> = {}) {
  const times = [1000, 1250];
  return createTransport({ origin: consoleOrigin, key: 'key-1', fetch, now: () => times.shift() ?? 1250, ...changes });
}

async function all(events: AsyncIterable<CallEvent>): Promise<CallEvent[]> {
  const got: CallEvent[] = [];
  for await (const event of events) got.push(event);
  return got;
}

const send = (request = someRequest, changes: Partial<TransportOptions> = {}) =>
  all(transport(changes).send(request, { signal: new AbortController().signal }));

test('one request goes out in one envelope with the key, and its events come back', async () => {
  const asked: Asked[] = [];
  server.use(
    proxy((each) => {
      asked.push(each);
      return streamed(framesOf(someEvents));
    }),
  );
  expect(await send()).toEqual(someEvents);
  const { method, url, headers } = someRequest;
  expect(asked).toEqual([
    {
      key: 'key-1',
      contentType: 'application/octet-stream',
      description: {
        method,
        url,
        headers,
        redirects: 'manual',
        sensitiveHeaders: [],
        tls: null,
        limits,
        hasBody: true,
      },
      body: someRequest.body,
    },
  ]);
});

test('no body and an empty body are told apart', async () => {
  const asked: Asked[] = [];
  server.use(
    proxy((each) => {
      asked.push(each);
      return streamed(framesOf(someEvents));
    }),
  );
  await send({ ...someRequest, body: null });
  await send({ ...someRequest, body: new Uint8Array() });
  expect(asked.map(({ description, body }) => [description.hasBody, body.length])).toEqual([
    [false, 0],
    [true, 0],
  ]);
});

test.each([1, 2, 3, 5, 7, 64])('frames may arrive in chunks of %i bytes', async (chunkBytes) => {
  server.use(proxy(() => streamed(framesOf(someEvents, chunkBytes))));
  expect(await send()).toEqual(someEvents);
});

test("an ending that the proxy reports is handed on as it is, a call's failure without a head included", async () => {
  const end: CallEvent = {
    kind: 'end',
    ...someEnd,
    ending: { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' },
  };
  server.use(proxy(() => streamed(framesOf([end]))));
  expect(await send()).toEqual([end]);
});

test('a proxy that is not there is proxy-down, nothing sent', async () => {
  server.use(http.post(`${consoleOrigin}/send`, () => HttpResponse.error()));
  const sizes = { requestBytes: 0, responseBytes: 0, decodedBytes: 0 };
  expect(await send()).toEqual([{ kind: 'end', ending: { kind: 'proxy-down' }, ...unmeasured, sizes }]);
});

test.each(['owned-header', 'link-local-address', 'bad-envelope', 'origin-not-allowed'] as const)(
  'a refusal is told by its code: %s',
  async (code) => {
    server.use(proxy(() => refusal(code)));
    const sizes = { requestBytes: 0, responseBytes: 0, decodedBytes: 0 };
    expect(await send()).toEqual([{ kind: 'end', ending: { kind: 'refused-by-proxy', code }, ...unmeasured, sizes }]);
  },
);

test.each<[string, () => Response]>([
  ['a page of something else', () => HttpResponse.html('<h1>It works</h1>', { status: 404 })],
  ['a code that nobody knows', () => HttpResponse.json({ code: 'too-blue' }, { status: 400 })],
  ['a code that every object has', () => HttpResponse.json({ code: 'constructor' }, { status: 400 })],
  ['JSON that is no object', () => HttpResponse.json(null, { status: 500 })],
  ['nothing', () => new HttpResponse(null, { status: 502 })],
])('%s instead of an answer is broken off as unknown', async (_, answer) => {
  server.use(proxy(answer));
  expect(await send()).toMatchObject([
    { ending: { kind: 'broken-off', code: 'PROXY_ANSWER_UNKNOWN', how: 'other', expectedBytes: null } },
  ]);
});

const [head, first] = framesOf(someEvents) as [Uint8Array, Uint8Array];
const inBytes = first.length - 1;
test.each<[string, Uint8Array[], 'closes' | 'breaks', string[], number]>([
  ['before anything', [], 'closes', [], 0],
  ['inside the head', [head.subarray(0, 9)], 'closes', [], 0],
  ['after the head', [head], 'closes', ['head'], 0],
  ['inside a piece of the body', [head, first.subarray(0, inBytes)], 'closes', ['head'], 0],
  ['after a piece of the body', [head, first], 'closes', ['head', 'bytes'], 3],
  ['by the network', [head, first], 'breaks', ['head', 'bytes'], 3],
  ['by the network before anything', [], 'breaks', [], 0],
])('a stream cut %s is broken off, and what came whole was yielded', async (...row) => {
  const [, chunks, after, kinds, responseBytes] = row;
  const events = await send(someRequest, { fetch: async () => streamed(chunks, after) });
  expect(events.map(({ kind }) => kind)).toEqual([...kinds, 'end']);
  const sizes = { requestBytes: 7, responseBytes, decodedBytes: responseBytes };
  const ending = { kind: 'broken-off', code: 'PROXY_STREAM_CUT', how: 'other', expectedBytes: null };
  expect(events.at(-1)).toEqual({ kind: 'end', ending, ...unmeasured, sizes });
});

const encode = (text: string) => new TextEncoder().encode(text);
test.each<[string, Uint8Array[], string[]]>([
  ['text', [encode('<!doctype html><title>Not frames</title>')], []],
  ['an unknown kind', [head, new Uint8Array([0, 0, 0, 2, 9, 0])], ['head']],
  ['a frame of nothing', [head, new Uint8Array([0, 0, 0, 0, 0])], ['head']],
  ['a head that is not JSON', [new Uint8Array([0, 0, 0, 3, 1, 123, 123])], []],
  ['a head that is null', [new Uint8Array([0, 0, 0, 5, 1, ...encode('null')])], []],
  ['an end without an ending', [head, new Uint8Array([0, 0, 0, 3, 3, ...encode('{}')])], ['head']],
  ['two heads', [head, head], ['head']],
  ['a body without a head', [first], []],
])('%s is no stream of frames: broken off, never thrown', async (name, chunks, kinds) => {
  server.use(proxy(() => streamed(chunks)));
  const events = await send();
  expect(events.map(({ kind }) => kind)).toEqual([...kinds, 'end']);
  // Text reads as the length of a frame that never comes.
  const code = name === 'text' ? 'PROXY_STREAM_CUT' : 'PROXY_STREAM_GARBLED';
  expect(events.at(-1)).toMatchObject({ ending: { kind: 'broken-off', code } });
});

test('there is one end: what follows it is not handed on, and the stream is let go', async () => {
  const onCancel = vi.fn();
  const answer = streamed([...framesOf(someEvents), head, first], 'stays open', onCancel);
  expect(await send(someRequest, { fetch: async () => answer })).toEqual(someEvents);
  await vi.waitFor(() => expect(onCancel).toHaveBeenCalledTimes(1));
});

test.each<[string, (events: AsyncIterable<CallEvent>) => Promise<unknown>]>([
  ['to the last event', all],
  ['by who leaves at the end event', foldCallEvents],
])('a whole answer read %s is read to its end, so that the browser does not call it aborted', async (_, read) => {
  const [onEnd, onCancel] = [vi.fn(), vi.fn()];
  const left = framesOf(someEvents);
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const chunk = left.shift();
    if (chunk) return controller.enqueue(chunk);
    onEnd();
    controller.close();
  };
  const answer = new Response(new ReadableStream({ pull, cancel: onCancel }, { highWaterMark: 0 }));
  await read(transport({ fetch: async () => answer }).send(someRequest, { signal: new AbortController().signal }));
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce());
  expect(onCancel).not.toHaveBeenCalled();
});

test('an abort before the call sends nothing', async () => {
  const fetchNever = vi.fn<typeof fetch>();
  const events = await all(transport({ fetch: fetchNever }).send(someRequest, { signal: AbortSignal.abort() }));
  const sizes = { requestBytes: 0, responseBytes: 0, decodedBytes: 0 };
  expect(events).toEqual([{ kind: 'end', ending: { kind: 'aborted' }, ...unmeasured, sizes }]);
  expect(fetchNever).not.toHaveBeenCalled();
});

test('an abort while the proxy has not answered yet ends the call as aborted', async () => {
  const controller = new AbortController();
  server.use(
    http.post(`${consoleOrigin}/send`, () => {
      controller.abort();
      return new Promise<Response>(() => {});
    }),
  );
  expect(await all(transport().send(someRequest, controller))).toMatchObject([{ ending: { kind: 'aborted' } }]);
});

test('an abort in the middle of a body ends it as aborted after what had arrived, and lets the stream go', async () => {
  const onCancel = vi.fn();
  const answer = streamed([head, first], 'stays open', onCancel);
  const controller = new AbortController();
  const kinds: string[] = [];
  for await (const event of transport({ fetch: async () => answer }).send(someRequest, controller)) {
    kinds.push(event.kind);
    if (event.kind === 'bytes') controller.abort();
    if (event.kind !== 'end') continue;
    expect(event.ending).toEqual({ kind: 'aborted' });
    expect(event.sizes).toEqual({ requestBytes: 7, responseBytes: 3, decodedBytes: 3 });
  }
  expect(kinds).toEqual(['head', 'bytes', 'end']);
  expect(onCancel).toHaveBeenCalledTimes(1);
});

test('who stops reading lets the stream go', async () => {
  const onCancel = vi.fn();
  const answer = streamed([head, first], 'stays open', onCancel);
  const events = transport({ fetch: async () => answer }).send(someRequest, { signal: new AbortController().signal });
  for await (const event of events) if (event.kind === 'bytes') break;
  expect(onCancel).toHaveBeenCalledTimes(1);
});

test('the proxy alone is asked: no cookie goes along, no redirect is followed, nothing is cached', async () => {
  const fetched = vi.fn<typeof fetch>(async () => streamed(framesOf(someEvents)));
  await send(someRequest, { fetch: fetched });
  const [url, options] = fetched.mock.calls[0] ?? [];
  expect(String(url)).toBe(`${consoleOrigin}/send`);
  expect(options).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit', cache: 'no-store' });
});

test("the browser's fetch is not called as a method of anything", async () => {
  const strict = function (this: unknown, ...asked: Parameters<typeof fetch>) {
    if (this !== undefined) throw new TypeError('Illegal invocation');
    return fetch(...asked);
  };
  server.use(proxy(() => streamed(framesOf(someEvents))));
  expect(await send(someRequest, { fetch: strict })).toEqual(someEvents);
});
