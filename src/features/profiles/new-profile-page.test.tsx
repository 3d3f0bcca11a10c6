import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { NewProfilePage } from './new-profile-page.tsx';

const openPages = setUpPages();

async function openNew(at = '/profiles/new') {
  const pages = await openPages();
  const shown = pages.show(<NewProfilePage />, { path: '/profiles/new', at });
  const { vault } = pages.browser.services;
  const made = async () => {
    await waitFor(() => expect(shown.place.address).toMatch(/^\/profiles\/[0-9a-f]{32}$/));
    return vault.loadProfile(shown.place.address.split('/').at(-1) ?? '');
  };
  return { ...pages, ...shown, vault, made };
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

test('blank: an empty profile, and its page', async () => {
  const { made } = await openNew();
  await press('Begin blank');
  expect(await made()).toMatchObject({ name: '', grant: 'authorization_code', pkce: 'S256' });
});

test.each([
  ['Use the practice web app', { grant: 'authorization_code', clientAuthentication: 'client_secret_basic' }],
  ['Use the practice native app', { clientAuthentication: 'none', redirect: { kind: 'provider-page' } }],
  ['Use the practice service', { grant: 'client_credentials' }],
])('%s: everything is filled in', async (name, expected) => {
  const { made } = await openNew();
  await press(name);
  expect(await made()).toMatchObject({ ...expected, tokenEndpoint: '{{practice}}/token' });
});

test('like one you have: a copy of it', async () => {
  const { made, begin } = await openNew();
  await begin();
  await press('Duplicate');
  expect(await made()).toMatchObject({ name: 'Practice app copy', clientId: 'practice-app' });
});

test('from an issuer: what was asked and found is shown first, then becomes a profile', async () => {
  const { browser, made } = await openNew('/profiles/new?from=issuer');
  const issuer = screen.getByRole('textbox', { name: 'Issuer' });
  expect(document.activeElement).toBe(issuer);
  await userEvent.type(issuer, `${browser.services.origins.practice}{Enter}`);
  const calls = within(await screen.findByRole('list', { name: 'Calls' }));
  expect(calls.getByText(/^200/)).toBeTruthy();
  expect(calls.getByText(/\/\.well-known\/openid-configuration$/)).toBeTruthy();
  expect(screen.getByText('Found for the profile')).toBeTruthy();
  await press('Create profile');
  expect(await made()).toMatchObject({
    issuer: browser.services.origins.practice,
    tokenEndpoint: `${browser.services.origins.practice}/token`,
  });
});

test('an issuer without metadata: each address that was tried, and why it gave nothing', async () => {
  const { browser } = await openNew();
  await userEvent.type(
    screen.getByRole('textbox', { name: 'Issuer' }),
    `${browser.services.origins.practice}/nobody{Enter}`,
  );
  const calls = await screen.findByRole('list', { name: 'Calls' });
  expect(within(calls).getAllByRole('listitem').length).toBeGreaterThan(1);
  expect(within(calls).getAllByText('There is no metadata at this address.').length).toBeGreaterThan(1);
  expect(screen.getByRole('alert').textContent).toContain('Nothing was found');
  expect(screen.queryByRole('button', { name: 'Create profile' })).toBeNull();
});

test.each(['nonsense', 'javascript:alert(1)', 'https://id.example/?x=1'])(
  '%s is no issuer: nothing is sent',
  async (text) => {
    const { browser } = await openNew();
    await userEvent.type(screen.getByRole('textbox', { name: 'Issuer' }), `${text}{Enter}`);
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was sent');
    expect(browser.network.sent).toEqual([]);
  },
);

test('a host without its scheme is no issuer, and the words say what was meant', async () => {
  await openNew();
  await userEvent.type(screen.getByRole('textbox', { name: 'Issuer' }), 'localhost:7402{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Did you mean http://localhost:7402?');
});
