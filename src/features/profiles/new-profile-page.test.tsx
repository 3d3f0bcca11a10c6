import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy } from 'react';
import { useLocation } from 'react-router';
import { beforeEach, expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { NewProfilePage } from './new-profile-page.tsx';
import { usePresetValues } from './preset-values.ts';

const openPages = setUpPages();
beforeEach(() => usePresetValues.setState({ typed: {} }));

async function openNew(at = '/profiles/new', page = <NewProfilePage />) {
  const pages = await openPages();
  const shown = pages.show(page, { path: '/profiles/new', at });
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

const fieldOf = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });

test('from a preset: the filter narrows the providers down, Enter chooses the first', async () => {
  const { place } = await openNew();
  await userEvent.keyboard('/');
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Filter providers' }));
  await userEvent.keyboard('key');
  expect(
    screen.getAllByRole('link', { name: /Authorization code|credentials/ }).map(({ textContent }) => textContent),
  ).toEqual([expect.stringContaining('Keycloak')]);
  await userEvent.keyboard('{Enter}');
  expect(place.address).toBe('/profiles/new?preset=keycloak');
  expect(await screen.findByRole('heading', { level: 1, name: 'New Keycloak profile' })).toBeTruthy();
  expect(document.activeElement).toBe(await fieldOf('Base URL'));
  await userEvent.keyboard('{Escape}');
  await userEvent.keyboard('{Escape}');
  expect(place.address).toBe('/profiles/new');
});

test('a filter that nothing holds says so, and what else there is', async () => {
  await openNew();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter providers' }), 'nobody{Enter}');
  expect(screen.getByText(/No preset holds “nobody”/).textContent).toContain('blank');
});

test('every provider has its tile: nineteen, those with a practice side first', async () => {
  await openNew();
  const practised = within(screen.getByRole('region', { name: 'Can be practised on this machine' }));
  const others = within(screen.getByRole('region', { name: 'Their own servers only' }));
  expect(
    practised.getAllByRole('link').map(({ textContent }) => textContent?.replace(/^[A-Z][a-z]?/, '')),
  ).toHaveLength(5);
  expect(others.getAllByRole('link')).toHaveLength(14);
  expect(others.getByRole('link', { name: /Spotify/ }).textContent).toContain('SpotifyAuthorization code, PKCE or not');
});

test('what a preset asks first: a refused value names field, found and right, and stays', async () => {
  const { made } = await openNew('/profiles/new?preset=okta');
  const domain = await fieldOf('Domain');
  await userEvent.type(domain, 'https://dev-1.okta.com/admin');
  await press('Create profile');
  expect(domain.value).toBe('https://dev-1.okta.com/admin');
  expect(domain.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(domain);
  expect(screen.getByText(/Domain is “https:\/\/dev-1.okta.com\/admin”: it must be a host alone/)).toBeTruthy();
  await userEvent.clear(domain);
  await userEvent.type(domain, 'dev-1.okta.com{Enter}');
  expect(await made()).toMatchObject({
    name: 'Okta',
    tokenEndpoint: 'https://dev-1.okta.com/oauth2/default/v1/token',
    preset: { id: 'okta', at: 'real', variables: [{ name: 'domain', value: 'dev-1.okta.com' }, { name: 'server' }] },
  });
});

test('what is typed outlives the other way in, the practice side and a look at another provider', async () => {
  const { made } = await openNew('/profiles/new?preset=clarify');
  // A way in that is named after its grant says so once.
  expect((await screen.findByRole('radio', { name: 'Client credentials' })).closest('label')?.textContent).toBe(
    'Client credentials',
  );
  await userEvent.type(await fieldOf('Integration ID'), 'c4hq21n5mel2');
  await userEvent.click(screen.getByRole('radio', { name: /HTTP Basic, no token/ }));
  expect((await fieldOf('Integration ID')).value).toBe('c4hq21n5mel2');
  await userEvent.click(screen.getByRole('radio', { name: 'Practice' }));
  expect(screen.queryByRole('textbox')).toBeNull();
  await userEvent.click(screen.getByRole('link', { name: /^Another provider/ }));
  await userEvent.click(await screen.findByRole('link', { name: /Clarify/ }));
  await userEvent.click(screen.getByRole('radio', { name: /HTTP Basic, no token/ }));
  expect((await fieldOf('Integration ID')).value).toBe('c4hq21n5mel2');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(await made()).toMatchObject({ grant: 'basic', username: 'c4hq21n5mel2', preset: { id: 'clarify-basic' } });
});

test('practice: nothing is asked, everything is filled in, secret too', async () => {
  const { made, place } = await openNew('/profiles/new?preset=clayton');
  await userEvent.click(screen.getByRole('radio', { name: 'Practice' }));
  expect(place.address).toBe('/profiles/new?preset=clayton&at=practice');
  expect(screen.getByText(/runs on this machine/).textContent).toContain('Everything is filled in');
  await press('Create profile');
  expect(await made()).toMatchObject({
    clientId: 'clayton-practice-app',
    clientSecret: { label: 'client secret' },
    tokenEndpoint: '{{practice}}/clayton/oauth2/token',
    preset: { id: 'clayton', at: 'practice' },
  });
});

test('a press takes what was chosen last, though the page of that address comes late', async () => {
  const NotYet = lazy(() => new Promise<never>(() => {}));
  const LatePage = () => (useLocation().search === '?preset=clarify' ? <NewProfilePage /> : <NotYet />);
  const { made } = await openNew('/profiles/new?preset=clarify', <LatePage />);
  await userEvent.click(await screen.findByRole('radio', { name: /HTTP Basic, no token/ }));
  await userEvent.click(screen.getByRole('radio', { name: 'Practice' }));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Practice' }).checked).toBe(true);
  await press('Create profile');
  expect(await made()).toMatchObject({ preset: { id: 'clarify-basic', at: 'practice' } });
});

test('suggestions of a variable fill it in', async () => {
  const { made } = await openNew('/profiles/new?preset=entra');
  await press('organizations');
  expect((await fieldOf('Tenant')).value).toBe('organizations');
  await press('Create profile');
  expect(await made()).toMatchObject({
    tokenEndpoint: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
  });
});

test('what the provider’s pages say stands beside: facts, departures with their sections, the page itself', async () => {
  await openNew('/profiles/new?preset=clayton');
  const about = within(await screen.findByRole('region', { name: 'About Clayton' }));
  expect(about.getByText('Lifetimes')).toBeTruthy();
  expect(about.queryByText('Limits')).toBeNull();
  expect(about.getByText(/The code stands in the query of the token URL/).textContent).toContain('RFC 6749 §4.1.3');
  const link = about.getByRole('link', { name: /’s page/ });
  expect(link.getAttribute('href')).toBe(
    'https://help.clayton.io/en/articles/9104536-invoke-clayton-s-apis-using-oauth2',
  );
  expect(link.getAttribute('rel')).toBe('noreferrer');
});

test('a preset that this version has not is named, and the others are there', async () => {
  await openNew('/profiles/new?preset=acme');
  expect(await screen.findByText(/This version has no preset “acme”/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /Clayton/ })).toBeTruthy();
});

test('a value that the provider’s docs do not give is marked before the profile is made', async () => {
  await openNew('/profiles/new?preset=clayton');
  const filled = within(await screen.findByRole('region', { name: 'What is filled in' }));
  expect(filled.getByText('Authorization endpoint, assumed: not in the provider’s docs')).toBeTruthy();
  expect(filled.getByText('Token endpoint')).toBeTruthy();
});
