import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { CallEvent } from '#call/call.ts';
import { consoleOrigin, framesOf, proxy, refusal, someEvents, streamed } from './proxy.test-support.ts';
import { createTransport, type FilledRequest, type Transport } from './transport.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const someRequest: FilledRequest = {
  method: 'GET',
  url: 'https://api.example/me',
  headers: [],
  redirects: 'manual',
  sensitiveHeaders: [],
  tls: null,
  body: null,
  limits: {
    connectMs: 30_000,
    headersMs: 30_000,
    idleMs: 30_000,
    totalMs: 0,
    bodyBytes: 1_000_000,
    decodedBytes: 1_000_000,
  },
};

const transport = () => createTransport({ origin: consoleOrigin, key: 'key-1', fetch, now: () => 0 });

async function send(through: Transport = transport()): Promise<CallEvent[]> {
  const got: CallEvent[] = [];
  for await (const event of through.send(someRequest, new AbortController())) got.push(event);
  return got;
}

/** The proxy after a restart: it knows only its new key, and its page carries that. */
function restartedProxy(page: string) {
  const keys: (string | null)[] = [];
  const pages = vi.fn(() => HttpResponse.html(page));
  server.use(
    http.get(`${consoleOrigin}/`, pages),
    proxy(({ key }) => {
      keys.push(key);
      return key === 'key-2' ? streamed(framesOf(someEvents)) : refusal('bad-key');
    }),
  );
  return { keys, pages };
}

test.each([
  '<!doctype html><head><meta charset="utf-8"><meta name="authscope-key" content="key-2"><meta name="authscope-practice" content="">',
  '<meta name=authscope-key content=key-2>',
  '<meta name="authscope-key" content="key-2" />',
])('a stale key is read anew once and kept: %s', async (page) => {
  const { keys, pages } = restartedProxy(page);
  const restarted = transport();
  for (let call = 0; call < 2; call += 1) expect(await send(restarted)).toEqual(someEvents);
  expect(keys).toEqual(['key-1', 'key-2', 'key-2']);
  expect(pages).toHaveBeenCalledTimes(1);
});

test.each([
  ['the page still has the old key', '<meta name="authscope-key" content="key-1">', ['key-1']],
  ['the page has none', '<title>Something else</title>', ['key-1']],
  ['the new key is wrong too', '<meta name="authscope-key" content="key-3">', ['key-1', 'key-3']],
])('a call is refused, and not repeated for ever, when %s', async (_, page, expected) => {
  const { keys } = restartedProxy(page);
  expect(await send()).toMatchObject([{ ending: { kind: 'refused-by-proxy', code: 'bad-key' } }]);
  expect(keys).toEqual(expected);
});

test('a stale key is a refusal where the page can not be had', async () => {
  server.use(
    http.get(`${consoleOrigin}/`, () => HttpResponse.error()),
    proxy(() => refusal('bad-key')),
  );
  expect(await send()).toMatchObject([{ ending: { kind: 'refused-by-proxy', code: 'bad-key' } }]);
});

test.each(['host-not-allowed', 'bad-url', 'metadata-address'] as const)(
  'no other refusal is sent again: %s',
  async (code) => {
    const answers = vi.fn(() => refusal(code));
    server.use(proxy(answers));
    await send();
    expect(answers).toHaveBeenCalledTimes(1);
  },
);
