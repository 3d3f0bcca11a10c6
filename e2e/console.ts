import { type BrowserContext, test as base, expect } from '@playwright/test';
import { type OddProvider, startOddProvider } from './odd-provider.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

export { expect } from '@playwright/test';

interface WorkerFixtures {
  /** The built command, running on free ports: one per worker. */
  readonly running: RunningConsole;
}

interface TestFixtures {
  readonly consoleUrl: string;
  readonly practiceUrl: string;
  /** A provider that does what the test tells it to. */
  readonly odd: OddProvider;
  readonly restart: () => Promise<void>;
  /** What the browser held against the pages so far. Must be empty when a test ends. */
  readonly complaints: string[];
}

/**
 * `test` with a running console. `page.goto('/')` opens it. Each test fails if any of its pages, popups included,
 * broke the Content Security Policy, threw an error that nobody caught, or asked a host other than ours.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  running: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies out of this pattern.
    async ({}, use) => {
      const running = await startConsole();
      await use(running);
      await running.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  consoleUrl: ({ running }, use) => use(running.consoleUrl),
  practiceUrl: ({ running }, use) => use(running.practiceUrl),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  odd: async ({}, use) => {
    const odd = await startOddProvider();
    await use(odd);
    await odd.close();
  },
  restart: ({ running }, use) => use(() => running.restart()),
  baseURL: ({ running }, use) => use(running.consoleUrl),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  complaints: ({}, use) => use([]),
  context: async ({ context, running, odd, complaints }, use) => {
    await collectComplaints(context, [running.consoleUrl, running.practiceUrl, odd.origin], complaints);
    await use(context);
    expect(complaints, 'what the browser holds against the pages').toEqual([]);
  },
});

const violationMark = 'securitypolicyviolation';

async function collectComplaints(context: BrowserContext, urls: readonly string[], complaints: string[]) {
  await context.addInitScript((mark) => {
    addEventListener(mark, ({ violatedDirective, blockedURI }) => {
      console.error(mark, violatedDirective, blockedURI);
    });
  }, violationMark as 'securitypolicyviolation');
  context.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(violationMark) || /Content Security Policy/i.test(text)) complaints.push(`CSP: ${text}`);
  });
  context.on('weberror', (thrown) => complaints.push(`uncaught: ${thrown.error().message}`));

  const ours = new Set(urls.flatMap(loopbackSpellings));
  const judge = (url: string) => {
    const { protocol, host } = new URL(url);
    if (/^(https?|wss?):$/.test(protocol) && !ours.has(host)) complaints.push(`foreign host: ${url}`);
  };
  context.on('request', (request) => judge(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => judge(socket.url())));
}

function loopbackSpellings(url: string): string[] {
  const { port } = new URL(url);
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
}
