import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { explainInterruption, explainRefusedResponse } from '#diagnosis/authorization-failure.ts';
import { explainDenial } from '#diagnosis/denial.ts';
import type { ResponseRefusal, RunOutcome } from '#oauth/run.ts';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { RunPage } from './run-page.tsx';

const openPages = setUpPages();
const path = '/profiles/:profileId/authorize/:runId';
const addressOf = (runId: string) => `/profiles/practice/authorize/${runId}`;
const markup = '<img src=x onerror=alert(1)> \u202egnp.exe';

async function openRun(outcome?: RunOutcome) {
  const pages = await openPages();
  const { runId, consentUrl } = await pages.begin();
  const { vault } = pages.browser.services;
  const run = await vault.loadRun(runId);
  if (run && outcome) await vault.put([{ kind: 'run', run: { ...run, outcome } }]);
  const show = (showing: { state?: unknown; isStrict?: boolean } = {}) =>
    pages.show(<RunPage />, { path, at: addressOf(runId), ...showing });
  return { ...pages, show, runId, consentUrl };
}

test('a waiting run listens: it says for what, and opens the window again on a press', async () => {
  const { browser, show, consentUrl } = await openRun();
  show();
  expect(await screen.findByRole('heading', { name: 'Listening' })).toBeTruthy();
  expect(screen.getByText('http://127.0.0.1:6284/callback', { selector: 'p > span' })).toBeTruthy();
  expect(screen.getByText('Preview, not sent')).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Token request' }).textContent).toContain('grant_type=');
  await userEvent.click(screen.getByRole('button', { name: 'Open again' }));
  expect(browser.windows).toEqual([consentUrl, consentUrl]);
});

test('while it listens it says, folded, where an error is that never comes back', async () => {
  const { show } = await openRun();
  show();
  const hint = (await screen.findByText('Nothing comes back?')).closest('details');
  expect(hint?.open).toBe(false);
  expect(hint?.textContent).toContain('Compare client ID and redirect URI with the registration');
});

test('where the window was blocked the button says what it opens', async () => {
  const { browser, show, consentUrl } = await openRun();
  show({ state: { windowOpened: false } });
  expect(await screen.findByText(/The browser blocked the window/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open consent URL' }));
  expect(browser.windows.at(-1)).toBe(consentUrl);
});

test.each([[false], [true]])(
  'the answer comes in another tab: captured, exchanged, token (strict mode: %s)',
  async (isStrict) => {
    const { browser, show, receive, consentUrl } = await openRun();
    show({ isStrict });
    await screen.findByRole('heading', { name: 'Listening' });
    const held = browser.network.holdNext();
    await meanwhile(() => receive(browser.provider.allow(consentUrl)));
    expect(await screen.findByText('Exchanging the code')).toBeTruthy();
    expect(screen.getByText(/state matched/)).toBeTruthy();
    await meanwhile(held.release);
    expect(await screen.findByText('Token received')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Send first request' });
    expect(link.getAttribute('href')).toMatch(/^\/requests\/scratch\/first\?token=\w+$/);
    expect(browser.tokenRequests()).toHaveLength(1);
  },
);

test('declined consent is said with the provider’s words as text, and starts over on a press', async () => {
  const { browser, show, receive, consentUrl } = await openRun();
  const { container, place } = show();
  await screen.findByRole('heading', { name: 'Listening' });
  const [, state = ['state', '']] = browser.provider.allow(consentUrl);
  await meanwhile(() =>
    receive([state, ['iss', 'http://localhost:6285'], ['error', 'access_denied'], ['error_description', markup]]),
  );
  // An error response is content, said politely: an alert is for a failed exchange.
  expect(await screen.findByRole('heading', { name: explainDenial('access_denied', markup).headline })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(container.querySelector('img')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Open consent again' }));
  await waitFor(() => expect(browser.windows).toHaveLength(2));
  expect(browser.network.sent).toEqual([]);
  await screen.findByRole('heading', { name: 'Listening' });
  expect(place.address).toMatch(/authorize\/[0-9a-f]{32}$/);
});

test.each<[ResponseRefusal]>([
  [{ kind: 'repeated-field', name: 'code' }],
  [{ kind: 'state-missing' }],
  [{ kind: 'state-differs' }],
  [{ kind: 'issuer-missing', expected: 'http://localhost:6285' }],
  [{ kind: 'issuer-differs', expected: 'a', received: markup }],
  [{ kind: 'neither-code-nor-error' }],
  [{ kind: 'attempt-expired' }],
])('a refused response is explained: %o', async (reason) => {
  const { browser, show } = await openRun({ kind: 'refused', receivedAt: Date.UTC(2026, 6, 1), reason });
  const { container } = show();
  expect(await screen.findByRole('heading', { name: explainRefusedResponse(reason).headline })).toBeTruthy();
  expect(screen.getByText('No authorization code')).toBeTruthy();
  expect(container.querySelector('img')).toBeNull();
  expect(browser.network.sent).toEqual([]);
});

test('an exchange that was cut off is said as such and not repeated', async () => {
  const code = { id: 'code', label: 'authorization code', lastFour: 'wxyz' };
  const { browser, show } = await openRun({ kind: 'exchanging', receivedAt: 1, code, from: 'callback' });
  show();
  expect(await screen.findByRole('heading', { name: explainInterruption(true).headline })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Get a new code' })).toBeTruthy();
  expect(browser.network.sent).toEqual([]);
});

test('an answer that was lost before its code was stored: nothing was sent, and it says so', async () => {
  const { browser, show } = await openRun({ kind: 'interrupted', receivedAt: 1, code: null, from: null });
  show();
  expect(await screen.findByText(explainInterruption(false).sentence)).toBeTruthy();
  expect(screen.queryByText(/state matched/)).toBeNull();
  expect(browser.network.sent).toEqual([]);
});

test('a failed exchange is explained, its hostile answer shown as text', async () => {
  const { browser, show, beginAnswered } = await openPages();
  const { runId } = await beginAnswered();
  const error = { error: 'invalid_client', error_description: markup };
  const headers = { 'x-note': '<script>1</script>' };
  browser.network.meet({ kind: 'answer', response: Response.json(error, { status: 401, headers }) });
  const { container } = show(<RunPage />, { path, at: addressOf(runId) });
  expect(await screen.findByText('invalid_client')).toBeTruthy();
  const answer = screen.getByRole('group', { name: 'Token response' }).textContent;
  expect(answer).toContain('<img src=x onerror=alert(1)>');
  expect(answer).toContain('<script>1</script>');
  expect(container.querySelectorAll('img, script')).toHaveLength(0);
});

test('a run of another device is not found', async () => {
  const { show } = await openPages();
  show(<RunPage />, { path, at: addressOf('0123456789abcdef') });
  expect(await screen.findByText('This run is not on this device.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Go to Home' }).getAttribute('href')).toBe('/');
});

test('a run that can’t go on says why', async () => {
  const pages = await openPages();
  const { runId } = await pages.beginAnswered();
  const vault = { ...pages.browser.services.vault, put: () => Promise.reject(new Error('no room left')) };
  pages.show(<RunPage />, { path, at: addressOf(runId), services: { ...pages.browser.services, vault } });
  expect((await screen.findByRole('alert')).textContent).toContain('no room left');
});

test('a page that is left lets go of its run', async () => {
  const { browser, show, runId } = await openRun();
  const { unmount } = show();
  await screen.findByRole('heading', { name: 'Listening' });
  const isFree = () => browser.services.locks.tryLock(`run:${runId}`, async () => true);
  expect((await isFree()).kind).toBe('held-elsewhere');
  unmount();
  await vi.waitFor(async () => expect((await isFree()).kind).toBe('done'));
});

test('with the practice provider off a finished run still reads', async () => {
  const pages = await openPages();
  const { runId } = await pages.walkToToken();
  const origins = { ...pages.browser.services.origins, practice: '' };
  pages.show(<RunPage />, {
    path,
    at: addressOf(runId ?? ''),
    services: { ...pages.browser.services, origins },
  });
  expect(await screen.findByText('Token received')).toBeTruthy();
});

async function openCaptured() {
  const pages = await openPages();
  const { profileId, runId, consentUrl } = await pages.beginAs('web', { pausesBeforeExchange: true });
  const fields = pages.browser.provider.allow(consentUrl);
  await pages.receive(fields);
  const view = pages.show(<RunPage />, { path, at: `/profiles/${profileId}/authorize/${runId}` });
  return { ...pages, ...view, code: fields[0]?.[1] ?? '' };
}

test('a profile that pauses: the code waits, masked until a press, its clock running, and goes on a press', async () => {
  const { browser, code, leaksIn } = await openCaptured();
  await screen.findByText(/codes live 10 minutes at most/);
  expect(browser.network.sent).toEqual([]);
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Reveal code' }));
  expect(await screen.findByText(code)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Exchange code' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(browser.tokenRequests()).toHaveLength(1);
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});

test('where the pressed button goes, focus moves on to the step that now matters', async () => {
  await openCaptured();
  await userEvent.click(await screen.findByRole('button', { name: 'Exchange code' }));
  await screen.findByText('Token received');
  expect(document.activeElement?.textContent).toBe('Token received');
});

test('certificates that nobody verifies are said on every run of the profile', async () => {
  const pages = await openPages();
  const connection = { verifiesCertificate: false, ca: '', clientCertificate: '', clientKey: null };
  const { profileId, runId } = await pages.beginAs('web', { connection });
  pages.show(<RunPage />, { path, at: `/profiles/${profileId}/authorize/${runId}` });
  expect(await screen.findByText(/Certificates are not verified for this profile/)).toBeTruthy();
});

test('an error_uri is text, not a way out', async () => {
  const uri = 'javascript:alert(1)';
  const { show } = await openRun({ kind: 'denied', receivedAt: 1, error: 'access_denied', description: null, uri });
  show();
  expect(await screen.findByText(uri)).toBeTruthy();
  expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).not.toContain(uri);
});

test('E goes to the profile, but not while one writes', async () => {
  const { show } = await openRun();
  const { place } = show();
  await userEvent.click(await screen.findByRole('button', { name: 'Paste its address' }));
  await userEvent.keyboard('e');
  expect(screen.getByRole('textbox')).toHaveProperty('value', 'e');
  await userEvent.tab();
  await userEvent.keyboard('e');
  expect(place.address).toBe('/profiles/practice');
});

test('an exchange that never left is offered again, first; the second one gives the token', async () => {
  const { browser, show, beginAnswered } = await openPages();
  const { runId } = await beginAnswered();
  const ending = { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' } as const;
  browser.network.meet({ kind: 'ending', ending });
  show(<RunPage />, { path, at: addressOf(runId) });
  const again = await screen.findByRole('button', { name: 'Exchange again' });
  expect(screen.getByText(/Exchange again: safe\./)).toBeTruthy();
  await userEvent.click(again);
  expect(await screen.findByText('Token received')).toBeTruthy();
});

test('a code that was refused is not offered again; a new one is', async () => {
  const { browser, show, beginAnswered } = await openPages();
  const { runId } = await beginAnswered();
  browser.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_grant' }, { status: 400 }) });
  show(<RunPage />, { path, at: addressOf(runId) });
  expect(await screen.findByRole('button', { name: 'Get a new code' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Exchange again' })).toBeNull();
  expect(screen.getByText(/sent again it is refused again/)).toBeTruthy();
});

test('where the profile is to blame, editing it comes first', async () => {
  const { browser, show, beginAnswered } = await openPages();
  const { runId } = await beginAnswered();
  browser.network.meet({ kind: 'answer', response: Response.json({ error: 'invalid_client' }, { status: 401 }) });
  show(<RunPage />, { path, at: addressOf(runId) });
  const verdict = await screen.findByRole('alert');
  const acts = within(verdict).getAllByRole('link').concat(within(verdict).getAllByRole('button'));
  expect(acts.map(({ textContent }) => textContent)).toEqual(['Edit profile', 'Get a new code', 'Exchange again']);
});

test('a run that was begun from a request leads back to it, while it waits and with its token, after a reload too', async () => {
  const pages = await openPages();
  const collectionId = await pages.makeCollection('Shop');
  const { id } = await pages.makeRequest(collectionId, { name: 'List orders' });
  const { runId, consentUrl } = await pages.begin();
  const { vault } = pages.browser.services;
  const run = (await vault.loadRun(runId)) ?? expect.fail('no run');
  await vault.put([{ kind: 'run', run: { ...run, requestId: id } }]);
  const show = () => pages.show(<RunPage />, { path, at: addressOf(runId) });
  const { unmount } = show();
  const back = await screen.findByRole('link', { name: 'Back to List orders' });
  expect(back.getAttribute('href')).toBe(`/requests/${collectionId}/${id}`);
  await meanwhile(() => pages.receive(pages.browser.provider.allow(consentUrl)));
  await screen.findByText('Token received');
  unmount();
  show();
  const send = await screen.findByRole('link', { name: 'Send List orders' });
  expect(send.getAttribute('href')).toBe(`/requests/${collectionId}/${id}`);
  expect(screen.queryByRole('link', { name: 'Send first request' })).toBeNull();
});

test('with the practice provider off its run says so, and not that its endpoints are no URLs', async () => {
  const { browser, show, begin } = await openPages();
  const { runId } = await begin();
  const origins = { ...browser.services.origins, practice: '' };
  show(<RunPage />, { path, at: addressOf(runId), services: { ...browser.services, origins } });
  const note = (await screen.findByText(/The token request needs this/)).closest('div');
  expect(note?.textContent).toContain('The practice provider is off.');
  expect(note?.textContent).not.toMatch(/endpoint/i);
});
