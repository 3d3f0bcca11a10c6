import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { meanwhile } from '#queries/pages.test-support.tsx';
import { button, partTab, setUpRequests } from './request-page.test-support.tsx';

const { openRequest } = setUpRequests();

test('a scope that is missing leads to the profile, beside a new run', async () => {
  const { browser, show } = await openRequest();
  const headers = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="admin"' };
  browser.network.meet({ kind: 'answer', response: new Response('', { status: 403, headers }) });
  show();
  await userEvent.click(await button(/^Send/));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('button', { name: 'Authorize again' })).toBeTruthy();
  const edit = within(verdict).getByRole('link', { name: 'Edit profile' });
  expect(edit.getAttribute('href')).toBe('/profiles/practice');
});

test('where no consent is asked for a new token is, once the old one has expired', async () => {
  const { browser, show, token } = await openRequest();
  const { vault } = browser.services;
  const profile = (await vault.loadProfile('practice')) ?? expect.fail('no practice profile');
  const grant = 'client_credentials';
  await vault.put([
    { kind: 'profile', profile: { ...profile, grant } },
    { kind: 'token', token: { ...token, grant, refreshToken: null } },
  ]);
  browser.advance(132_000);
  show();
  await userEvent.click(await button(/^Send/));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('button', { name: 'Get a new token' })).toBeTruthy();
  expect(verdict.textContent).toContain('so a new token is needed');
});

test('a 429 counts down to when Send again makes sense; it may be pressed before', async () => {
  const { browser, show, time, apiCalls } = await openRequest();
  const headers = { 'retry-after': '42' };
  browser.network.meet({ kind: 'answer', response: new Response('', { status: 429, headers }) });
  show();
  await userEvent.click(await button(/^Send/));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading', { name: 'Too many requests.' })).toBeTruthy();
  expect((await screen.findByText(/^Send again makes sense in/)).textContent).toMatch(/in 0:4[12]: the provider asks/);
  expect(screen.queryByText('Send again makes sense now.')).toBeNull();
  time.advance(43_000);
  expect(screen.getByText(/^Send again makes sense since/)).toBeTruthy();
  expect(screen.getByText('Send again makes sense now.').getAttribute('role')).toBe('status');
  await userEvent.click(within(verdict).getByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(screen.queryByText(/^Send again makes sense/)).toBeNull());
  expect(apiCalls()).toHaveLength(2);
});

test('redirects without an end: what it may be, and where to look', async () => {
  const { browser, show, send, token, putCall } = await openRequest();
  await send(token.id);
  const [call] = (await browser.services.vault.loadApiCalls(1)).records;
  if (!call) expect.fail('no call');
  const head = { status: 302, reason: 'Found', httpVersion: '1.1', rawHeaders: [['Location', '/me']] } as const;
  await putCall({ ...call, head, redirectStop: 'too-many' });
  show();
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading', { name: /loop, or in a chain longer than 20/ })).toBeTruthy();
  expect(verdict.textContent).toContain('an address that comes twice');
});

test('an expired token no longer authorizes', async () => {
  const { show, time } = await openRequest();
  show();
  expect(await screen.findAllByText('authorizes this')).not.toHaveLength(0);
  time.advance(132_000);
  expect(screen.queryAllByText('authorizes this')).toHaveLength(0);
  expect(screen.getAllByText('has expired')).not.toHaveLength(0);
});

test('while a call is under way the answer before it says so, the call can be called off at once, and what is looked at stays', async () => {
  const { browser, show } = await openRequest();
  show();
  await userEvent.click(await button(/^Send/));
  await screen.findByText('200');
  await userEvent.click(await partTab(/^Headers/));
  expect(screen.queryByRole('group', { name: 'Previous answer' })).toBeNull();
  const held = browser.network.holdNext();
  await userEvent.click(await button(/^Send/));
  expect(await screen.findByRole('group', { name: 'Previous answer' })).toBeTruthy();
  await meanwhile(() => held.isMade);
  await userEvent.click(screen.getByRole('button', { name: /^Cancel/ }));
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Previous answer' })).toBeNull());
  await meanwhile(held.release);
  expect(await screen.findByRole('heading', { name: /cancelled/ })).toBeTruthy();
  expect((await partTab(/^Headers/)).getAttribute('aria-selected')).toBe('true');
});
