import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { explainDenial } from '#diagnosis/denial.ts';
import { explainRefusedPaste } from '#diagnosis/explain-paste.ts';
import type { Profile } from '#oauth/profile.ts';
import type { PracticeClient } from '#providers/practice.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';

import { RunPage } from './run-page.tsx';

const openPages = setUpPages();
const ownPage: Partial<Profile> = { redirect: { kind: 'custom', uri: 'https://app.example/signed-in' } };

async function openRun(which: PracticeClient, change?: Partial<Profile>) {
  const pages = await openPages();
  const { profileId, runId, consentUrl } = await pages.beginAs(which, change);
  const fields = pages.browser.provider.allow(consentUrl);
  const view = pages.show(<RunPage />, {
    path: '/profiles/:profileId/authorize/:runId',
    at: `/profiles/${profileId}/authorize/${runId}`,
  });
  await screen.findByRole('heading', { level: 2, name: 'Authorization code' });
  const redirectUri = new URL(consentUrl).searchParams.get('redirect_uri') ?? '';
  return { ...pages, ...view, fields, code: fields[0]?.[1] ?? '', answer: addressWith(redirectUri, fields) };
}

const addressWith = (address: string, fields: readonly (readonly [string, string])[]) =>
  `${address}?${new URLSearchParams(fields.map(([name, value]) => [name, value]))}`;

const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
const found = () => within(screen.getByRole('list', { name: 'Found' })).getAllByRole('listitem');

async function paste(text: string) {
  await userEvent.click(field());
  await userEvent.paste(text);
}

test('the address of a page that failed to load: read while it is pasted, exchanged on a press', async () => {
  const { browser, answer, code, container } = await openRun('web', ownPage);
  expect(screen.getByText('Waiting for the code')).toBeTruthy();
  await paste(answer);
  expect(found().map(({ textContent }) => textContent)).toEqual([
    'Code found in the URL',
    'State matches',
    'Single use, expires in minutes',
  ]);
  expect(container.querySelector('mark')?.textContent).toBe(code);
  expect(browser.network.sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Exchange code' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(screen.getByText(/^pasted/).textContent).toContain('state matched');
  expect(browser.tokenRequests()).toHaveLength(1);
});

test('the code that a provider shows, and Enter: exchanged, with what was not checked said before and after', async () => {
  const { browser, code } = await openRun('native');
  await paste(code);
  expect(screen.getByText('State not checked: none came back')).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(screen.getByText(/state not checked: none came back/)).toBeTruthy();
  expect(browser.tokenRequests()).toHaveLength(1);
});

test('the callback did not load: its address is pasted beside the listening', async () => {
  const { answer } = await openRun('web');
  await userEvent.click(screen.getByRole('button', { name: 'Paste its address' }));
  expect(document.activeElement).toBe(field());
  await paste(answer);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Token received')).toBeTruthy();
});

test('R22: a refused paste says why at the field, sends nothing, and loses nothing that was typed', async () => {
  const { browser, fields } = await openRun('web', ownPage);
  const forged = addressWith('https://app.example/signed-in', [
    ['code', 'of-somebody-else'],
    ['state', 'guessed'],
  ]);
  await paste(forged);
  const { headline } = explainRefusedPaste({ kind: 'state-differs' });
  expect(field().getAttribute('aria-invalid')).toBe('true');
  const description = document.getElementById(field().getAttribute('aria-describedby') ?? '');
  expect(description?.textContent).toContain(headline);
  expect(screen.getByRole('button', { name: 'Exchange code' })).toHaveProperty('disabled', true);
  await userEvent.keyboard('{Enter}');
  expect(field().value).toBe(forged);
  expect(browser.network.sent).toEqual([]);
  await userEvent.clear(field());
  await paste(addressWith('https://app.example/signed-in', fields));
  expect(screen.getByText('State matches')).toBeTruthy();
});

test('an address with an error: understood, and explained once it is taken', async () => {
  const { browser, fields, container } = await openRun('web', ownPage);
  const description = '<img src=x onerror=alert(1)>';
  const denial = [['error', 'access_denied'], ['error_description', description], ...fields.slice(1)] as const;
  await paste(addressWith('https://app.example/signed-in', denial));
  expect(found()[0]?.textContent).toContain('access_denied');
  await userEvent.click(screen.getByRole('button', { name: 'Use this error' }));
  const { headline } = explainDenial('access_denied', description);
  expect(await screen.findByRole('heading', { name: headline })).toBeTruthy();
  expect(container.querySelector('img')).toBeNull();
  expect(browser.network.sent).toEqual([]);
});

test('R28: what was pasted is kept by no cache of the page', async () => {
  const { answer, queryClient, leaksIn } = await openRun('web', ownPage);
  await paste(answer);
  await userEvent.click(screen.getByRole('button', { name: 'Exchange code' }));
  await screen.findByText('Token received');
  const kept = () =>
    [...queryClient.getMutationCache().getAll(), ...queryClient.getQueryCache().getAll()].map(({ state }) => state);
  await vi.waitFor(() => expect(leaksIn(kept())).toEqual([]));
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});
