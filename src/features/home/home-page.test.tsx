import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { HomePage } from './home-page.tsx';

const openPages = setUpPages();
const Presets = () => <p>All presets</p>;
const startButton = () => screen.findByRole('button', { name: 'Start practice run' });
const start = async () => userEvent.click(await startButton());

test('one press begins a run, opens its consent URL and goes to its page', async () => {
  const { browser, show } = await openPages();
  const { place } = show(<HomePage Presets={Presets} />, { path: '/' });
  await start();
  await waitFor(() => expect(place.address).toMatch(/^\/profiles\/practice\/authorize\/[0-9a-f]{32}$/));
  expect(place.state).toEqual({ windowOpened: true });
  const [consentUrl] = browser.windows;
  expect(consentUrl).toMatch(/^http:\/\/localhost:6285\/auth\?/);
  const run = await browser.services.vault.loadRun(place.address.split('/').at(-1) ?? '');
  expect(run?.authorizationRequest?.url).toBe(consentUrl);
});

test('a blocked window goes along to the run page, which has a button for it', async () => {
  const { browser, show } = await openPages();
  browser.blocksWindows = true;
  const { place } = show(<HomePage Presets={Presets} />, { path: '/' });
  await start();
  await waitFor(() => expect(place.state).toEqual({ windowOpened: false }));
});

test('a double press begins one run', async () => {
  const { browser, show } = await openPages();
  const { place } = show(<HomePage Presets={Presets} />, { path: '/' });
  await userEvent.dblClick(await startButton());
  await waitFor(() => expect(place.address).not.toBe('/'));
  expect(browser.windows).toHaveLength(1);
});

test('without the practice provider it says how to have it, and offers no button', async () => {
  const { browser, show } = await openPages();
  const services = { ...browser.services, origins: { ...browser.services.origins, practice: '' } };
  show(<HomePage Presets={Presets} />, { path: '/', services });
  expect(await screen.findByText(/The practice provider is not running/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a provider of one’s own is one press away', async () => {
  const { show } = await openPages();
  show(<HomePage Presets={Presets} />, { path: '/' });
  await startButton();
  const addressOf = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href');
  expect(await screen.findByText('All presets')).toBeTruthy();
  expect(addressOf(/^New profile/)).toBe('/profiles/new');
  expect(addressOf(/^Paste a consent URL/)).toBe('/profiles/paste');
  expect(addressOf(/^Open a shared link or file/)).toBe('/s');
});

test('where nothing can be stored it says so, and stays', async () => {
  const { browser, show } = await openPages();
  const vault = { ...browser.services.vault, put: () => Promise.reject(new Error('The browser has no room left')) };
  const { place } = show(<HomePage Presets={Presets} />, { path: '/', services: { ...browser.services, vault } });
  await start();
  expect((await screen.findByRole('alert')).textContent).toContain('The browser has no room left');
  expect([place.address, browser.windows]).toEqual(['/', []]);
});
