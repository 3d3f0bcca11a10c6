import { createHash } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { bypass } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { consoleOrigin } from '#transport/proxy.test-support.ts';
import { createTransport } from '#transport/transport.ts';
import { createMemoryLockManager } from '#vault/locks.test-support.ts';
import { createLocks } from '#vault/locks.ts';
import { openTestVault } from '#vault/vault.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { createNetwork } from './network.test-support.ts';
import { createProvider } from './provider.test-support.ts';
import { providerOrigin } from './provider-clients.test-support.ts';

/** Wednesday, 1 July 2026, noon UTC: when every test begins. */
export const noon = Date.UTC(2026, 6, 1, 12);

/** How long every answer of the provider takes. */
export const roundTripMs = 40;

/** One browser with any number of tabs, the proxy's wire and a provider behind it. */
export interface TestConsole {
  /** The first tab. */
  readonly services: ConsoleServices;
  readonly provider: ReturnType<typeof createProvider>;
  readonly network: ReturnType<typeof createNetwork>;
  readonly indexedDB: IDBFactory;
  /** The windows that were opened, by address. */
  readonly windows: string[];
  /** Set, the browser blocks windows. */
  blocksWindows: boolean;
  /** Set, it answers in place of the provider: a vendor's dialect. */
  answer: ((request: Request) => Promise<Response>) | null;
  /** Lets time go by. */
  advance(ms: number): void;
  /** Another tab on the same storage and locks. */
  openTab(): Promise<ConsoleServices>;
  /** The requests to the token endpoint so far. */
  tokenRequests(): readonly URLSearchParams[];
}

/**
 * Registers the hooks of a test file and gives what opens a console: real rooms, a real vault on an in-memory
 * IndexedDB, locks in memory, the real transport, msw as the proxy. Time and randomness are the test's.
 * @param practice the origin of a provider that really listens, in place of the tests' own.
 */
export function setUpConsoles(practice: () => string = () => providerOrigin): () => Promise<TestConsole> {
  const server = setupServer();
  const tabs: ConsoleServices[] = [];
  beforeAll(() =>
    server.listen({
      onUnhandledRequest: ({ url }, print) => (new URL(url).origin === practice() ? undefined : print.error()),
    }),
  );
  afterEach(() => {
    server.resetHandlers();
    for (const { vault } of tabs.splice(0)) vault.close();
  });
  afterAll(() => server.close());
  return async () => {
    const opened = createConsole(tabs, practice());
    server.use(opened.network.handler);
    return Object.assign(opened, { services: await opened.openTab() });
  };
}

function createConsole(tabs: ConsoleServices[], practice: string): Omit<TestConsole, 'services'> {
  let at = noon;
  const now = () => at;
  const provider = createProvider(now);
  const network = createNetwork((request) => {
    at += roundTripMs;
    if (browser.answer) return browser.answer(request);
    return practice === providerOrigin ? provider.handle(request) : fetch(bypass(request), { redirect: 'manual' });
  });
  const indexedDB = new IDBFactory();
  const lockManager = createMemoryLockManager();
  const answer: TestConsole['answer'] = null;
  const browser = { provider, network, indexedDB, windows: [] as string[], blocksWindows: false, answer } as Pick<
    TestConsole,
    'provider' | 'network' | 'indexedDB' | 'windows' | 'blocksWindows' | 'answer'
  >;
  return Object.assign(browser, {
    advance: (ms: number) => {
      at += ms;
    },
    tokenRequests: () =>
      network.sent.filter(({ url }) => url === `${providerOrigin}/token`).map(({ body }) => new URLSearchParams(body)),
    async openTab() {
      const services: ConsoleServices = {
        vault: await openTestVault({ indexedDB, now }),
        locks: createLocks(lockManager),
        transport: createTransport({ origin: consoleOrigin, key: 'key-1', now: () => at }),
        origins: { console: consoleOrigin, practice },
        now,
        randomBytes: createRandomBytes(`tab ${tabs.length}`),
        sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
        openWindow: (url) => {
          if (!browser.blocksWindows) browser.windows.push(url);
          return !browser.blocksWindows;
        },
      };
      tabs.push(services);
      return services;
    },
  });
}

/** The same bytes in every run of a test, none of them twice. */
function createRandomBytes(seed: string): ConsoleServices['randomBytes'] {
  let count = 0;
  return (length) => {
    count += 1;
    return new Uint8Array(createHash('sha256').update(`${seed} ${count}`).digest().subarray(0, length));
  };
}
