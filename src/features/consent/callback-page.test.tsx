import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { CallbackPage } from './callback-page.tsx';

const openPages = setUpPages();
type Fields = readonly (readonly [string, string])[];

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const encode = (fields: Fields) => new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
const arriveAt = (address: string) => history.replaceState(null, '', address);

/** A callback page whose answer belongs to a run that another tab holds. */
async function arriveBesideRunTab() {
  const { browser, begin, show } = await openPages();
  const { runId, consentUrl } = await begin();
  void browser.services.locks.withLock(`run:${runId}`, () => new Promise<void>(() => {}));
  arriveAt(`/callback?${encode(browser.provider.allow(consentUrl))}`);
  const close = vi.spyOn(globalThis, 'close').mockImplementation(() => {});
  return { ...show(<CallbackPage />, { path: '/callback' }), close };
}

test('the run’s own tab goes on: this one says so and can be closed', async () => {
  const { close } = await arriveBesideRunTab();
  expect(await screen.findByRole('heading', { name: 'You can close this window' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Close window' }));
  expect(close).toHaveBeenCalledOnce();
  expect(screen.getByText(/leaves closing this window to you/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Go to Home' }).getAttribute('href')).toBe('/');
});

test('the run’s own tab goes on: this one closes itself after 2.5 seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { close } = await arriveBesideRunTab();
  await vi.waitFor(() => expect(screen.getByRole('heading', { name: 'You can close this window' })).toBeTruthy());
  // The wait itself takes up to 50 ms of the faked time.
  act(() => void vi.advanceTimersByTime(2_400));
  expect(close).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(100));
  expect(close).toHaveBeenCalledOnce();
});

test('a window that went on to Home in the meantime stays open', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { close, place } = await arriveBesideRunTab();
  await vi.waitFor(() => expect(screen.getByRole('heading', { name: 'You can close this window' })).toBeTruthy());
  fireEvent.click(screen.getByRole('link', { name: 'Go to Home' }));
  expect(place.address).toBe('/');
  act(() => void vi.advanceTimersByTime(10_000));
  expect(close).not.toHaveBeenCalled();
});

test.each([
  ['query', '?', false],
  ['fragment', '#', false],
  ['query, in strict mode', '?', true],
])('nobody holds the run: an answer in the %s makes this tab its page, once', async (_, mark, isStrict) => {
  const { browser, begin, show } = await openPages();
  const { runId, consentUrl } = await begin();
  const stored = vi.spyOn(browser.services.vault, 'storeResponse');
  arriveAt(`/callback${mark}${encode(browser.provider.allow(consentUrl))}`);
  const { place } = show(<CallbackPage />, { path: '/callback', isStrict });
  await waitFor(() => expect(place.address).toBe(`/profiles/practice/authorize/${runId}`));
  expect(stored).toHaveBeenCalledOnce();
});

test('R18, R28: the address forgets the answer, in the history too, and nothing keeps the code', async () => {
  const { browser, begin, show, leaksIn } = await openPages();
  const { consentUrl } = await begin();
  arriveAt(`/callback?${encode(browser.provider.allow(consentUrl))}`);
  const before = history.length;
  const { place, queryClient } = show(<CallbackPage />, { path: '/callback' });
  expect(location.href).not.toContain('code');
  expect(`${location.pathname}${location.search}${location.hash}`).toBe('/callback');
  expect(history.length).toBe(before);
  await waitFor(() => expect(place.address).toMatch(/^\/profiles/));
  const left = () =>
    queryClient
      .getMutationCache()
      .getAll()
      .map(({ state }) => state.variables);
  await waitFor(() => expect(left()).toEqual([]));
  expect(leaksIn([place, history.state, document.documentElement.outerHTML])).toEqual([]);
});

test('R18: nothing of the answer is on the page, in no encoding', async () => {
  const { show } = await openPages();
  const marks = ['<img src=x onerror=alert(1)>', 'javascript:alert(2)', 'mark-of-state', 'mark-of-code'];
  const [description = '', uri = '', state = '', code = ''] = marks;
  arriveAt(
    `/callback?${encode([
      ['error', 'x'],
      ['error_description', description],
      ['error_uri', uri],
      ['state', state],
    ])}#code=${code}`,
  );
  show(<CallbackPage />, { path: '/callback' });
  expect(await screen.findByRole('heading', { name: 'This answer belongs to no run' })).toBeTruthy();
  const html = document.documentElement.outerHTML;
  for (const mark of marks) {
    for (const text of [mark, encodeURIComponent(mark), mark.replaceAll('<', '&lt;')]) expect(html).not.toContain(text);
  }
  expect(document.querySelectorAll('img, iframe, script')).toHaveLength(0);
  expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/']);
});

test.each([
  ['error=mark-of-error', true],
  ['error=mark-of-error&state=', true],
  ['error=mark-of-error&state=guessed', false],
  ['code=mark-of-code', false],
])('%s: whether an error names no run is said, and not which', async (answer, isSaid) => {
  const { browser, show } = await openPages();
  const stored = vi.spyOn(browser.services.vault, 'storeResponse');
  arriveAt(`/callback?${answer}`);
  show(<CallbackPage />, { path: '/callback' });
  await screen.findByRole('heading', { name: 'This answer belongs to no run' });
  expect(screen.queryAllByText(/reported an error without naming the run/)).toHaveLength(isSaid ? 1 : 0);
  expect(document.documentElement.outerHTML).not.toContain('mark-of');
  if (isSaid) expect(stored).not.toHaveBeenCalled();
  expect(browser.network.sent).toEqual([]);
});

test('each other outcome has its own words and a way to Home, and leaves the window open', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const close = vi.spyOn(globalThis, 'close').mockImplementation(() => {});
  const { browser, begin, beginAnswered, show } = await openPages();
  const answered = await beginAnswered();
  const late = browser.provider.allow((await begin()).consentUrl);
  const visit = async (address: string, name: string) => {
    arriveAt(address);
    const { unmount } = show(<CallbackPage />, { path: '/callback' });
    await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1, name })).toBeTruthy());
    expect(screen.getByRole('link', { name: 'Go to Home' }).getAttribute('href')).toBe('/');
    act(() => void vi.advanceTimersByTime(10_000));
    expect(close).not.toHaveBeenCalled();
    unmount();
  };
  await visit('/callback', 'Nothing came along');
  await visit('/callback?code=1&state=guessed', 'This answer belongs to no run');
  await visit(`/callback?${encode(answered.fields)}`, 'This run has its answer already');
  browser.advance(10 * 60_000);
  await visit(`/callback?${encode(late)}`, 'The attempt has ended');
});

test.each(['/callback/', '/CALLBACK', '/callback//', '/Callback'])(
  'R22: %s is another address: what stands in it is not taken, and forgotten',
  async (path) => {
    const { browser, begin, show, leaksIn } = await openPages();
    const { runId, consentUrl } = await begin();
    const stored = vi.spyOn(browser.services.vault, 'storeResponse');
    const answer = encode(browser.provider.allow(consentUrl));
    arriveAt(`${path}?${answer}#${answer}`);
    show(<CallbackPage />, { path: '/callback' });
    expect(await screen.findByRole('heading', { name: 'Nothing came along' })).toBeTruthy();
    expect(stored).not.toHaveBeenCalled();
    expect((await browser.services.vault.loadRun(runId))?.outcome).toEqual({ kind: 'waiting' });
    expect(`${location.pathname}${location.search}${location.hash}`).toBe('/callback');
    expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
  },
);

test('an answer that can’t be stored says so, and that nothing was sent', async () => {
  const { browser, begin, show } = await openPages();
  const fields = browser.provider.allow((await begin()).consentUrl);
  const vault = { ...browser.services.vault, storeResponse: () => Promise.reject(new Error('no room left')) };
  arriveAt(`/callback?${encode(fields)}`);
  show(<CallbackPage />, { path: '/callback', services: { ...browser.services, vault } });
  expect(await screen.findByRole('heading', { name: 'The answer could not be stored' })).toBeTruthy();
  expect(screen.getByText(/no room left/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Go to Home' })).toBeTruthy();
});

test('R20: messages do nothing: none is listened for, none is sent', async () => {
  const { browser, begin, show } = await openPages();
  const { runId, consentUrl } = await begin();
  const listened = vi.spyOn(globalThis, 'addEventListener');
  const opener = { postMessage: vi.fn() };
  vi.stubGlobal('opener', opener);
  arriveAt('/callback?state=guessed');
  show(<CallbackPage />, { path: '/callback' });
  await screen.findByRole('heading', { name: 'This answer belongs to no run' });
  const before = document.body.innerHTML;
  const fields = browser.provider.allow(consentUrl);
  for (const data of [{ type: 'authorization_response', ...Object.fromEntries(fields) }, encode(fields), fields]) {
    act(() => void dispatchEvent(new MessageEvent('message', { data, origin: location.origin })));
  }
  expect(listened.mock.calls.filter(([type]) => String(type) === 'message')).toEqual([]);
  expect(opener.postMessage).not.toHaveBeenCalled();
  expect(document.body.innerHTML).toBe(before);
  expect((await browser.services.vault.loadRun(runId))?.outcome).toEqual({ kind: 'waiting' });
  vi.unstubAllGlobals();
});
