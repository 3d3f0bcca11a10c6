import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { RunPage } from './run-page.tsx';

const openPages = setUpPages();

async function openImplicitRun(uri?: string) {
  const pages = await openPages();
  const redirect = uri ? ({ kind: 'custom', uri } as const) : ({ kind: 'callback', host: '127.0.0.1' } as const);
  const { profileId, runId, consentUrl } = await pages.beginAs('web', { grant: 'implicit', redirect });
  const at = `/profiles/${profileId}/authorize/${runId}`;
  const view = pages.show(<RunPage />, { path: '/profiles/:profileId/authorize/:runId', at });
  const fields = pages.browser.provider.allow(consentUrl);
  return { ...pages, ...view, fields };
}

test('three steps and no exchange, under a warning; the token that comes is masked in the wire pane', async () => {
  const { browser, receive, fields, leaksIn } = await openImplicitRun();
  expect(await screen.findByText(/The implicit grant sends the token through/)).toBeTruthy();
  expect(screen.getByRole('heading', { level: 2, name: 'Response' })).toBeTruthy();
  expect(screen.queryByRole('heading', { level: 2, name: 'Exchange' })).toBeNull();
  expect(screen.getByText(/None is sent: the token comes with the redirect itself/)).toBeTruthy();
  await meanwhile(() => receive(fields));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(screen.getByText('Step 3, current')).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Authorization response' }).textContent).toContain('access_token=');
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
  expect(browser.network.sent).toEqual([]);
});

test('a token in a pasted address is taken in one press', async () => {
  const address = 'https://app.example/signed-in';
  const { fields, leaksIn } = await openImplicitRun(address);
  await userEvent.click(await screen.findByRole('textbox', { name: 'Address of the page' }));
  await userEvent.paste(`${address}#${new URLSearchParams(fields)}`);
  expect(screen.getByText('Token found in the URL')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Take token' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(leaksIn(document.documentElement.outerHTML)).toEqual([]);
});
