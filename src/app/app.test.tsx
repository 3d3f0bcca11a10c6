import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { setUpConsoles, type TestConsole } from '#flows/console.test-support.ts';
import { leaksIn } from '#flows/secrecy.test-support.ts';
import { begin } from '#flows/walk.test-support.ts';
import { hideTheInvisible, meanwhile } from '#queries/pages.test-support.tsx';
import { createQueryClient } from '#queries/query-client.ts';
import { App } from './app.tsx';

const openConsole = setUpConsoles();
beforeAll(hideTheInvisible);
beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function openApp(browser?: TestConsole) {
  const opened = browser ?? (await openConsole());
  const view = render(
    <StrictMode>
      <App services={opened.services} queryClient={createQueryClient()} />
    </StrictMode>,
  );
  return { browser: opened, ...view };
}

const press = async (name: string | RegExp) =>
  userEvent.click((await screen.findAllByRole('button', { name }))[0] as HTMLElement);

test('an address that no page has says so', async () => {
  history.replaceState(null, '', '/nowhere/<b>');
  await openApp();
  expect(await screen.findByText('There is no page at this address.')).toBeTruthy();
  expect(document.querySelector('b')).toBeNull();
});

test('each destination is reached by its link, and marked', async () => {
  await openApp();
  // At the requests the sidebar gives way to the rail.
  const main = () => within(screen.getAllByRole('navigation', { name: 'Main' })[0] as HTMLElement);
  for (const [name, path, found] of [
    ['Profiles', '/profiles', 'No profiles yet'],
    ['Tokens', '/tokens', 'No tokens yet'],
    ['Requests', '/requests', 'No request is open'],
    ['Home', '/', 'Get your first token'],
  ] as const) {
    await userEvent.click(main().getByRole('link', { name }));
    // Each page is read here for the first time.
    expect(await screen.findByText(found, { selector: ':not(a)' }, { timeout: 15_000 })).toBeTruthy();
    expect(location.pathname).toBe(path);
    expect(main().getAllByRole('link', { current: 'page' })).toEqual([main().getByRole('link', { name })]);
  }
});

test('R28, R29: the whole line, in strict mode: never a secret in the page, its address or its history', async () => {
  const { browser } = await openApp();
  const seen: string[] = [];
  const look = () =>
    seen.push(document.documentElement.outerHTML, document.title, location.href, JSON.stringify(history.state));
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });

  await press('Start practice run');
  await screen.findByRole('heading', { name: 'Listening' });
  const otherTab = await browser.openTab();
  await meanwhile(() => otherTab.vault.storeResponse(...responseOf(browser)));
  await userEvent.click(await screen.findByRole('link', { name: 'Send first request' }));
  await screen.findByRole('group', { name: 'Response body' });
  browser.advance(121_000);
  await press(/^Send/);
  await press('Refresh and retry');
  await screen.findByText('sent again after a refresh');
  look();
  watch.disconnect();

  expect(seen.length).toBeGreaterThan(10);
  expect(leaksIn(seen.join('\n'), browser.provider.secrets)).toEqual([]);
  expect(browser.tokenRequests()).toHaveLength(2);
});

function responseOf({ provider, windows, services }: TestConsole) {
  const fields = provider.allow(windows.at(-1) ?? '');
  const state = fields.find(([name]) => name === 'state')?.[1] ?? '';
  return [state, { receivedAt: services.now(), fields }] as const;
}

test('the callback in strict mode takes the answer once and becomes the run page', async () => {
  const browser = await openConsole();
  const { runId, consentUrl } = await begin(browser);
  const stored = vi.spyOn(browser.services.vault, 'storeResponse');
  history.replaceState(null, '', `/callback?${new URLSearchParams(browser.provider.allow(consentUrl))}`);
  await openApp(browser);
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(location.href).toMatch(new RegExp(`/profiles/practice/authorize/${runId}$`));
  expect(stored).toHaveBeenCalledOnce();
  expect(browser.tokenRequests()).toHaveLength(1);
});

test.each([
  ['/CALLBACK', 'There is no page at this address.'],
  ['/callback/', 'Nothing came along'],
  ['/callback/x', 'There is no page at this address.'],
])('R22: an answer at %s, which is not the redirect URI, is none', async (path, words) => {
  const browser = await openConsole();
  const { runId, consentUrl } = await begin(browser);
  const stored = vi.spyOn(browser.services.vault, 'storeResponse');
  history.replaceState(null, '', `${path}?${new URLSearchParams(browser.provider.allow(consentUrl))}`);
  await openApp(browser);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(stored).not.toHaveBeenCalled();
  expect((await browser.services.vault.loadRun(runId))?.outcome).toEqual({ kind: 'waiting' });
  expect(leaksIn(document.documentElement.outerHTML, browser.provider.secrets)).toEqual([]);
  expect(browser.tokenRequests()).toEqual([]);
});

test('a bug in a page ends at one boundary, which says that nothing is lost', async () => {
  const browser = await openConsole();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const services = {
    ...browser.services,
    get origins(): never {
      throw new Error('a bug of ours');
    },
  };
  history.replaceState(null, '', '/profiles/new');
  await openApp(Object.assign(browser, { services }));
  const crash = await screen.findByRole('alert');
  expect(crash.textContent).toContain('a bug of ours');
  expect(crash.textContent).toContain('stored and unharmed');
});
