import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { Toaster } from '#ui/toaster.tsx';
import { useDrafts } from './profile-drafts.ts';
import { ProfilesPage } from './profiles-page.tsx';

const openPages = setUpPages();
beforeEach(() => useDrafts.setState({ drafts: {}, saves: {} }));

const orders: Profile = {
  ...blankProfile,
  id: 'orders',
  name: 'Orders – dev',
  environment: 'dev',
  authorizationEndpoint: 'https://id.example.com/authorize',
  tokenEndpoint: 'https://id.example.com/token',
  clientId: 'orders-1',
  clientAuthentication: 'none',
  scopes: ['orders:read'],
  createdAt: 2,
};

async function openProfiles(at = '/profiles', profiles: readonly Profile[] = [orders]) {
  const pages = await openPages();
  const { vault } = pages.browser.services;
  await vault.put(profiles.map((profile) => ({ kind: 'profile', profile })));
  const page = <ProfilesPage ConsentPreview={({ profile }) => <p>Consent for {profile.clientId}</p>} />;
  const { clock } = createTestClock(pages.browser.services.now());
  const shown = pages.show(page, {
    path: '/profiles/:profileId?',
    at,
    around: (shown) => (
      <ClockContext value={clock}>
        {shown}
        <Toaster />
      </ClockContext>
    ),
  });
  const stored = async (id = 'orders') => {
    const profile = await vault.loadProfile(id);
    if (!profile) throw new Error(`There is no profile ${id}`);
    return profile;
  };
  return { ...pages, ...shown, page, vault, stored };
}

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });

test('the list: name, grant, environment, what is left of its token; one is chosen by its link', async () => {
  const { browser, place, walkToToken } = await openProfiles();
  await meanwhile(() => walkToToken());
  const list = await screen.findByRole('navigation', { name: 'Profiles' });
  const row = await within(list).findByRole('link', { name: /Orders – dev/ });
  for (const words of ['Authorization code, PKCE', 'no token', 'dev']) expect(row.textContent).toContain(words);
  const practised = await within(list).findByRole('link', { name: /Practice app/ });
  await waitFor(() => expect(practised.querySelector('time')).not.toBeNull());
  await userEvent.click(row);
  expect(place.address).toBe('/profiles/orders');
  expect(await screen.findByRole('heading', { level: 1, name: 'Orders – dev' })).toBeTruthy();
  expect(browser.windows).toHaveLength(1);
});

test('/ goes to the filter, N to a new profile', async () => {
  const { place } = await openProfiles('/profiles', [orders, { ...blankProfile, id: 'billing', name: 'Billing' }]);
  await screen.findByRole('link', { name: /Orders/ });
  await userEvent.keyboard('/');
  await userEvent.keyboard('id.example ord');
  expect(screen.queryByRole('link', { name: /Billing/ })).toBeNull();
  expect(screen.getByRole('link', { name: /Orders/ })).toBeTruthy();
  await userEvent.keyboard('xx');
  expect(screen.getByText('No profile holds “id.example ordxx”.')).toBeTruthy();
  await userEvent.keyboard('{Escape}{Escape}n');
  expect(place.address).toBe('/profiles/new');
});

test('without a profile it says what one is, and how to make one', async () => {
  await openProfiles('/profiles', []);
  expect(await screen.findByText('No profiles yet')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'New profile' }).getAttribute('href')).toBe('/profiles/new');
});

test('a profile that is not here says so', async () => {
  await openProfiles('/profiles/gone');
  expect(await screen.findByText('This profile is not on this device.')).toBeTruthy();
});

test('what is typed is stored half a second later, and said', async () => {
  const { stored } = await openProfiles('/profiles/orders');
  const clientId = await field('Client ID');
  await userEvent.clear(clientId);
  await userEvent.type(clientId, 'orders-2');
  await waitFor(async () => expect((await stored()).clientId).toBe('orders-2'));
  expect(await screen.findByText(/^Saved/)).toBeTruthy();
});

test('leaving the page stores what was typed last', async () => {
  const { stored, unmount } = await openProfiles('/profiles/orders');
  await userEvent.type(await field('Client ID'), '-x');
  unmount();
  await waitFor(async () => expect((await stored()).clientId).toBe('orders-1-x'));
});

test('what another tab stores appears, but not under the hands of who types', async () => {
  const { browser, stored } = await openProfiles('/profiles/orders');
  const other = await browser.openTab();
  const change = async (part: Partial<Profile>) =>
    other.vault.put([{ kind: 'profile', profile: { ...(await stored()), ...part } }]);
  const clientId = await field('Client ID');
  await meanwhile(() => change({ clientId: 'from-elsewhere', audience: 'api' }));
  await waitFor(() => expect(clientId.value).toBe('from-elsewhere'));
  await userEvent.type(clientId, '-mine');
  await meanwhile(() => change({ clientId: 'again', audience: 'other' }));
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Audience' }).value).toBe('other'));
  expect(clientId.value).toBe('from-elsewhere-mine');
  await userEvent.tab();
  await waitFor(async () => expect((await stored()).clientId).toBe('from-elsewhere-mine'));
  expect((await stored()).audience).toBe('other');
});

test('where nothing can be stored it says so, keeps what was typed, and stores it on a press', async () => {
  const { vault, stored } = await openProfiles('/profiles/orders');
  const put = vi.spyOn(vault, 'put').mockRejectedValue(new Error('The browser has no room left'));
  await userEvent.type(await field('Client ID'), '-x');
  await userEvent.tab();
  expect((await screen.findByRole('alert')).textContent).toContain('The browser has no room left');
  expect((await field('Client ID')).value).toBe('orders-1-x');
  put.mockRestore();
  await userEvent.click(screen.getByRole('button', { name: 'Save again' }));
  await waitFor(async () => expect((await stored()).clientId).toBe('orders-1-x'));
});

test.each([
  ['Client credentials', ['Client ID', 'Token endpoint'], ['Authorization endpoint', 'Redirect URI', 'User name']],
  ['Implicit', ['Authorization endpoint'], ['Token endpoint', 'Client secret', 'User name']],
  ['Password', ['User name', 'Token endpoint'], ['Authorization endpoint']],
  ['Refresh token', ['Token endpoint'], ['Authorization endpoint', 'User name']],
  [
    'None: the API takes HTTP Basic',
    ['User name'],
    ['Client ID', 'Token endpoint', 'Authorization endpoint', 'Scopes'],
  ],
])('only the fields that the grant uses: %s', async (grant, present, absent) => {
  const { stored } = await openProfiles('/profiles/orders');
  const select = await screen.findByRole('combobox', { name: 'Grant' });
  const option = within(select).getByRole('option', { name: new RegExp(`^${grant}`) });
  await userEvent.selectOptions(select, option);
  for (const name of present) expect(screen.getAllByLabelText(name).length, name).toBeGreaterThan(0);
  for (const name of absent) expect(screen.queryByLabelText(name), name).toBeNull();
  await waitFor(async () => expect((await stored()).grant).toBe((option as HTMLOptionElement).value));
});

test('R28: a secret is stored encrypted, shown by its last four, and never stands in the page', async () => {
  const { vault, stored, dump } = await openProfiles('/profiles/orders', [
    { ...orders, clientAuthentication: 'client_secret_basic' },
  ]);
  const typing = await screen.findByLabelText('Client secret');
  await userEvent.type(typing, 'correct-horse-battery-a91c');
  expect(document.documentElement.outerHTML).not.toContain('correct-horse');
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('a91c')).toBeTruthy();
  const ref = (await stored()).clientSecret;
  expect(ref && (await vault.open(ref)).reveal()).toBe('correct-horse-battery-a91c');
  expect(document.documentElement.outerHTML).not.toContain('correct-horse');
  expect(JSON.stringify(await dump())).not.toContain('correct-horse');
  await userEvent.click(screen.getByRole('button', { name: 'Reveal client secret' }));
  expect(await screen.findByText('correct-horse-battery-a91c')).toBeTruthy();
});

test('the redirect URI to register, in both spellings', async () => {
  const { stored } = await openProfiles('/profiles/orders');
  const uri = () => screen.getByRole('status', { name: 'Redirect URI' }).textContent;
  await screen.findByRole('heading', { name: 'Register exactly this redirect URI' });
  expect(uri()).toBe('http://127.0.0.1:6284/callback');
  await userEvent.click(screen.getByRole('radio', { name: 'localhost' }));
  expect(uri()).toBe('http://localhost:6284/callback');
  await waitFor(async () => expect((await stored()).redirect).toEqual({ kind: 'callback', host: 'localhost' }));
});

test.each([
  [
    'http://127.0.0.1:6284/callback',
    /^The same, character by character/,
    null,
    { kind: 'callback', host: '127.0.0.1' },
  ],
  ['http://localhost:6284/callback', /host differs/, 'Use localhost here', { kind: 'callback', host: 'localhost' }],
  [
    'https://app.example/cb',
    /scheme differs/,
    'Use the registered one here',
    { kind: 'custom', uri: 'https://app.example/cb' },
  ],
] as const)('a registered URI is compared: %s', async (...[registered, words, press, redirect]) => {
  const { stored } = await openProfiles('/profiles/orders');
  await userEvent.click(await field('Compare with registered'));
  await userEvent.paste(` ${registered}\n`);
  expect(await screen.findByText(words)).toBeTruthy();
  if (press) await userEvent.click(screen.getByRole('button', { name: press }));
  await waitFor(async () => expect((await stored()).redirect).toEqual(redirect));
});

test('scopes as chips, parameters as rows, switches at once', async () => {
  const { stored } = await openProfiles('/profiles/orders');
  await userEvent.type(await field('Scopes'), 'orders:write,{Enter}');
  const group = screen.getByRole('group', { name: 'Authorization parameters' });
  await userEvent.click(within(group).getByRole('button', { name: 'Add parameter' }));
  await userEvent.keyboard('prompt');
  await userEvent.tab();
  await userEvent.keyboard('login');
  await userEvent.click(screen.getByRole('switch', { name: 'A captured code waits for a press' }));
  await userEvent.click(screen.getByRole('switch', { name: /Verify the server/ }));
  expect(await screen.findByText(/Any certificate is accepted/)).toBeTruthy();
  await waitFor(async () =>
    expect(await stored()).toMatchObject({
      scopes: ['orders:read', 'orders:write'],
      authorizationParameters: [{ name: 'prompt', value: 'login' }],
      pausesBeforeExchange: true,
      connection: { verifiesCertificate: false },
    }),
  );
});

test('the consent URL lives beside the fields, at an address of its own', async () => {
  const { place } = await openProfiles('/profiles/orders');
  await userEvent.click(await screen.findByRole('tab', { name: 'Consent URL' }));
  expect(place.address).toBe('/profiles/orders?panel=consent');
  await userEvent.type(await field('Client ID'), '-x');
  expect(screen.getByText('Consent for orders-1-x')).toBeTruthy();
});

test('Get token stores what is being typed, then begins a run of it', async () => {
  const { browser, place, begin } = await openProfiles('/profiles/practice');
  await meanwhile(() => begin());
  await userEvent.type(await field('Audience'), 'api://orders');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(place.address).toMatch(/^\/profiles\/practice\/authorize\/[0-9a-f]{32}$/));
  expect(browser.windows).toHaveLength(2);
  const run = await browser.services.vault.loadRun(place.address.split('/').at(-1) ?? '');
  expect(run?.profileId).toBe('practice');
  expect((await browser.services.vault.loadProfile('practice'))?.audience).toBe('api://orders');
});

test('asking for consent again begins a run that adds the profile’s parameters for it, and leaves the profile alone', async () => {
  const { browser, place, begin } = await openProfiles('/profiles/practice');
  await meanwhile(() => begin());
  await userEvent.click(await screen.findByRole('button', { name: 'Ask for consent again' }));
  await waitFor(() => expect(place.address).toMatch(/\/authorize\//));
  expect(new URL(browser.windows.at(-1) ?? '').searchParams.get('prompt')).toBe('consent');
  expect(new URL(browser.windows[0] ?? '').searchParams.has('prompt')).toBe(false);
  expect((await browser.services.vault.loadProfile('practice'))?.authorizationParameters).toEqual([]);
});

test('a profile whose API takes HTTP Basic has no token to get: its main button sends the first request', async () => {
  const { vault, place, stored, setPassword } = await openProfiles('/profiles/orders', [{ ...orders, grant: 'basic' }]);
  const send = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send first request' });
  expect(screen.queryByRole('button', { name: 'Get token' })).toBeNull();
  expect(screen.queryByText('no token')).toBeNull();
  expect(send.disabled).toBe(true);
  const inTheWay = () => document.getElementById(send.getAttribute('aria-describedby') ?? '')?.textContent;
  expect(inTheWay()).toBe('User name is missing, and 2 more');
  await meanwhile(async () => {
    await setPassword('orders', 'open sesame');
    await vault.put([{ kind: 'profile', profile: { ...(await stored()), username: 'Aladdin' } }]);
  });
  await waitFor(() => expect(inTheWay()).toBe('First request is missing'));
  await userEvent.type(await field('URL of the first request'), 'https://api.example/me');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(place.address).toBe('/requests/scratch/first?profile=orders'));
  expect(place.state).toEqual({ sendOnArrival: true });
  expect((await stored()).firstRequest.url).toBe('https://api.example/me');
});

test('a check says why, and its fix is one press; what stands in the way of a run is said beside its button', async () => {
  const { stored } = await openProfiles('/profiles/orders', [
    { ...orders, tokenEndpoint: '', authorizationEndpoint: 'http://id.example.com/authorize' },
  ]);
  const getToken = await screen.findByRole<HTMLButtonElement>('button', { name: 'Get token' });
  expect(getToken.disabled).toBe(true);
  expect(document.getElementById(getToken.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/endpoint/i);
  const checks = within(screen.getByRole('complementary', { name: 'Inspector' }));
  expect(checks.getByRole('status').textContent).toMatch(/^\d+ problems?, .*\d+ passed$/);
  await userEvent.click(checks.getAllByRole('button', { name: /https/i })[0] as HTMLElement);
  await waitFor(async () => expect((await stored()).authorizationEndpoint).toBe('https://id.example.com/authorize'));
  await userEvent.type(await field('Token endpoint'), 'https://id.example.com/token');
  await waitFor(() => expect(getToken.disabled).toBe(false));
});

test('a finding stands at its field too, once something was typed or left out', async () => {
  await openProfiles('/profiles/orders', [{ ...orders, tokenEndpoint: '' }]);
  const endpoint = await field('Token endpoint');
  expect(endpoint.getAttribute('aria-invalid')).toBeNull();
  await userEvent.click(endpoint);
  await userEvent.tab();
  await waitFor(() => expect(endpoint.getAttribute('aria-invalid')).toBe('true'));
  expect(document.getElementById(endpoint.getAttribute('aria-describedby') ?? '')?.textContent).not.toBe('');
});

test('HTTP Basic asks no provider: no endpoints, and nothing that calls them', async () => {
  await openProfiles('/profiles/orders', [{ ...orders, grant: 'basic' }]);
  expect(await field('User name')).toBeTruthy();
  for (const name of ['Issuer', 'Token endpoint']) expect(screen.queryByRole('textbox', { name })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Check endpoints' })).toBeNull();
});

test('Check endpoints calls each of them with nothing secret, and what the issuer says feeds the checks', async () => {
  const { browser, begin, leaksIn } = await openProfiles('/profiles/practice');
  await meanwhile(() => begin());
  await userEvent.type(await field('Scopes'), 'unheard-of ');
  await userEvent.click(screen.getByRole('button', { name: 'Check endpoints' }));
  const calls = within(await screen.findByRole('list', { name: 'Calls to the endpoints' }));
  for (const name of ['Issuer’s metadata', 'Authorization endpoint', 'Token endpoint', 'JWKS URI']) {
    expect(calls.getByText(name)).toBeTruthy();
  }
  expect(calls.getAllByText(/It is there/).length).toBeGreaterThan(0);
  expect(browser.network.sent.length).toBeGreaterThanOrEqual(4);
  expect(leaksIn(browser.network.sent)).toEqual([]);
  expect(await screen.findByTitle('Not among the scopes that the provider names')).toBeTruthy();
});

test('Duplicate makes a copy and goes to it', async () => {
  const { place, stored } = await openProfiles('/profiles/orders');
  await userEvent.click(await screen.findByRole('button', { name: 'Duplicate' }));
  await waitFor(() => expect(place.address).not.toBe('/profiles/orders'));
  const id = place.address.split('/').at(-1) ?? '';
  expect((await stored(id)).name).toBe('Orders – dev copy');
});

test('Delete does it at once, and Undo brings it back as it was', async () => {
  const { place, vault } = await openProfiles('/profiles/orders');
  const before = await vault.loadProfile('orders');
  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('Deleted “Orders – dev”')).toBeTruthy();
  expect(place.address).toBe('/profiles');
  expect(await vault.loadProfile('orders')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('link', { name: /Orders/ })).toBeTruthy();
  expect(await vault.loadProfile('orders')).toEqual(before);
});

test('a profile whose tokens still work is deleted after a question that counts them', async () => {
  const { vault, place, walkToToken } = await openProfiles('/profiles/practice');
  await meanwhile(() => walkToToken());
  const remove = async () => userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  await screen.findByRole('heading', { level: 1, name: 'Practice app' });
  await waitFor(() => expect(screen.getByRole('link', { name: /Practice app/ }).querySelector('time')).not.toBeNull());
  await remove();
  const dialog = await screen.findByRole('dialog', { name: 'Delete Practice app?' });
  expect(dialog.textContent).toContain('1 live token will be deleted with it.');
  expect(document.activeElement?.textContent).toContain('Cancel');
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(place.address).toBe('/profiles/practice');
  await remove();
  await userEvent.click(screen.getByRole('button', { name: 'Delete profile' }));
  await waitFor(() => expect(place.address).toBe('/profiles'));
  expect((await vault.loadTokens()).records).toEqual([]);
});

test('Esc leaves a field first, then goes to the list', async () => {
  const { place } = await openProfiles('/profiles/orders');
  const clientId = await field('Client ID');
  act(() => clientId.focus());
  fireEvent.keyDown(clientId, { key: 'Escape' });
  expect(document.activeElement).not.toBe(clientId);
  expect(place.address).toBe('/profiles/orders');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(place.address).toBe('/profiles');
});

test('a token limit is a whole number or nothing; what is neither is told and not stored', async () => {
  const { stored } = await openProfiles('/profiles/orders');
  const limit = await field('Tokens that the provider gives out');
  await userEvent.type(limit, '10');
  fireEvent.blur(limit);
  await waitFor(async () => expect((await stored()).issuanceLimit).toEqual({ count: 10, per: 'day' }));
  await userEvent.type(limit, 'x');
  expect(screen.getByText('“10x” is no limit: a whole number from 1 to 1000000, or nothing.')).toBeTruthy();
  expect((await stored()).issuanceLimit).toEqual({ count: 10, per: 'day' });
  await userEvent.clear(limit);
  fireEvent.blur(limit);
  await waitFor(async () => expect((await stored()).issuanceLimit).toBeNull());
});

test('J and K go through the profiles, but not while one writes', async () => {
  const parcels = { ...orders, id: 'parcels', name: 'Parcels', createdAt: 1 };
  const { place } = await openProfiles('/profiles', [orders, parcels]);
  await screen.findByRole('link', { name: /Parcels/ });
  await userEvent.keyboard('j');
  const first = place.address;
  await userEvent.keyboard('j');
  expect([first, place.address].sort()).toEqual(['/profiles/orders', '/profiles/parcels']);
  await userEvent.keyboard('k');
  expect(place.address).toBe(first);
  await userEvent.click(screen.getByRole('searchbox', { name: 'Filter profiles' }));
  await userEvent.keyboard('j');
  expect(place.address).toBe(first);
});

test('an address that names a field goes to it, and leads back to the request that waits for it', async () => {
  const { show, page } = await openProfiles();
  const waiting = { id: 'r1', collectionId: 'shop', name: 'List orders' };
  const other = show(page, { path: '/profiles/:profileId?', at: '/profiles/orders#tokenEndpoint', state: { waiting } });
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset.field).toBe('tokenEndpoint'));
  const back = within(other.container).getByRole('link', { name: 'Back to List orders' });
  expect(back.getAttribute('href')).toBe('/requests/shop/r1');
});

test('the way back to the waiting request stays while the panel changes and the profile is shared', async () => {
  const { show, page, unmount } = await openProfiles();
  unmount();
  const waiting = { id: 'r1', collectionId: 'shop', name: 'List orders' };
  const { place } = show(page, { path: '/profiles/:profileId?', at: '/profiles/orders', state: { waiting } });
  await userEvent.click(await screen.findByRole('tab', { name: 'Consent URL' }));
  expect(place).toEqual({ address: '/profiles/orders?panel=consent', state: { waiting } });
  await userEvent.click(screen.getByRole('button', { name: 'Share' }));
  await waitFor(() => expect(place).toEqual({ address: '/profiles/orders?panel=share', state: { waiting } }));
  expect(screen.getByRole('link', { name: 'Back to List orders' })).toBeTruthy();
});
