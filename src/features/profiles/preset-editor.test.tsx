import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { Toaster } from '#ui/toaster.tsx';
import { useDrafts } from './profile-drafts.ts';
import { ProfilesPage } from './profiles-page.tsx';

const openPages = setUpPages();
beforeEach(() => useDrafts.setState({ drafts: {}, saves: {} }));

interface Opening {
  readonly at?: 'real' | 'practice';
  readonly change?: Partial<Profile>;
  readonly secret?: string;
  readonly panel?: string;
}

/** The editor on a new profile of a preset. */
async function openPreset(presetId: string, { at = 'real', change = {}, secret, panel }: Opening = {}) {
  const pages = await openPages();
  const { services } = pages.browser;
  const id = await pages.makePreset(presetId, { at, values: { integration: 'c4hq21n5mel2' } });
  const made = await services.vault.loadProfile(id);
  if (!made) throw new Error('The profile is gone');
  await services.vault.put([{ kind: 'profile', profile: { ...made, ...change } }]);
  if (secret !== undefined) await pages.setClientSecret(id, secret);
  const page = (
    <>
      <ProfilesPage ConsentPreview={() => null} />
      <Toaster />
    </>
  );
  const address = `/profiles/${id}${panel ? `?panel=${panel}` : ''}`;
  const shown = pages.show(page, { path: '/profiles/:profileId?', at: address });
  await screen.findByRole('form', { name: 'Profile' });
  return { ...pages, ...shown, stored: () => services.vault.loadProfile(id) };
}

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
const describedBy = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);

test('a field says whether its value is the preset’s or assumed, and nothing where the preset says nothing', async () => {
  await openPreset('clayton');
  expect(describedBy(await field('Token endpoint'))).toContain('preset');
  expect(describedBy(await field('Authorization endpoint'))).toContain('assumednot in the provider’s docs');
  expect(describedBy(await field('Client ID'))).not.toContain('preset');
  expect(describedBy(await field('Name'))).not.toContain('preset');
});

test('a changed field leads back to the preset, and says to what', async () => {
  const { stored } = await openPreset('clayton');
  const endpoint = await field('Token endpoint');
  await userEvent.clear(endpoint);
  await userEvent.type(endpoint, 'https://proxy.example/token');
  const back = await screen.findByRole('button', { name: 'Back to the preset' });
  expect(back.title).toBe('Back to https://app.clayton.io/oauth2/token');
  await userEvent.click(back);
  expect(endpoint.value).toBe('https://app.clayton.io/oauth2/token');
  expect(describedBy(endpoint)).toContain('preset');
  await waitFor(async () => expect((await stored())?.tokenEndpoint).toBe('https://app.clayton.io/oauth2/token'));
});

test('About: what the provider’s pages say, by the address too', async () => {
  const { place } = await openPreset('slack');
  await userEvent.click(screen.getAllByRole('tab', { name: 'About' })[0] as HTMLElement);
  expect(place.address).toMatch(/\?panel=about$/);
  const about = within(screen.getByRole('region', { name: 'About Slack' }));
  expect(about.getByText(/Refusals come with HTTP 200/).textContent).toContain('RFC 6749 §5.2');
  expect(about.queryByText('Credentials')).toBeNull();
});

test('the redirect URI to register stands large, with the provider’s rule', async () => {
  await openPreset('entra');
  expect((await screen.findByRole('status', { name: 'Redirect URI' })).textContent).toContain('http://localhost:');
  expect(screen.getByText('Microsoft Entra’s rule:').parentElement?.textContent).toMatch(/localhost/);
});

test('a provider that takes https only: the road by the page that failed to load', async () => {
  await openPreset('slack');
  expect((await screen.findByRole('status', { name: 'Redirect URI' })).textContent).toBe('https://localhost/callback');
  expect(screen.getByText(/paste its whole address into the run/)).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'This console' }));
  expect(screen.getByText(/which Slack does not take/).textContent).toContain('Own address');
});

test('to practice: what stays and what is not carried over is said before', async () => {
  const change = { clientId: 'mine', tokenEndpoint: 'https://proxy.example/token' };
  const { stored } = await openPreset('clayton', { change, secret: 'own-secret-1234' });
  await userEvent.click(await screen.findByRole('button', { name: 'Switch to practice' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Switch to the practice provider?' }));
  expect(dialog.getByText(/You edited these/).textContent).toContain('Token endpoint');
  const dropped = dialog.getByText(/Not carried over/).textContent;
  expect(dropped).toContain('client ID mine; client secret ending in 1234');
  expect(dialog.getByRole('link', { name: /practice profile beside/ }).getAttribute('href')).toBe(
    '/profiles/new?preset=clayton&at=practice',
  );
  await userEvent.click(dialog.getByRole('button', { name: 'Switch to practice' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await stored()).toMatchObject({
    clientId: 'clayton-practice-app',
    tokenEndpoint: 'https://proxy.example/token',
    preset: { at: 'practice' },
  });
  await waitFor(async () => expect((await field('Client ID')).value).toBe('clayton-practice-app'));
  expect(screen.getByText('Clayton preset, practice')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await field('Client ID')).value).toBe('mine'));
  expect(await stored()).toMatchObject({
    clientId: 'mine',
    clientSecret: { lastFour: '1234' },
    preset: { at: 'real' },
  });
});

test('to real: what was typed at practice is named as what is to be replaced', async () => {
  await openPreset('clarify', { at: 'practice', change: { clientId: 'mine' }, secret: 'typed-at-practice-1234' });
  await userEvent.click(await screen.findByRole('button', { name: 'Switch to real' }));
  expect(within(await screen.findByRole('dialog')).getByText(/You typed these at practice/).textContent).toContain(
    'from Clarify: client ID mine; client secret ending in 1234.',
  );
});

test('to real: what the preset asks is asked, a refused value stays', async () => {
  const { stored } = await openPreset('clarify', { at: 'practice' });
  await userEvent.click(await screen.findByRole('button', { name: 'Switch to real' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Switch to Clarify itself?' }));
  // What the preset filled in at practice was nobody's typing.
  expect(dialog.queryByText(/You typed these/)).toBeNull();
  const integration = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Integration ID' });
  await userEvent.type(integration, 'a/b');
  await userEvent.click(dialog.getByRole('button', { name: 'Switch to real' }));
  expect(dialog.getByText(/Integration ID is “a\/b”: it must be the word alone/)).toBeTruthy();
  expect(integration.value).toBe('a/b');
  await userEvent.clear(integration);
  await userEvent.type(integration, 'c4hq21n5mel2');
  await userEvent.click(dialog.getByRole('button', { name: 'Switch to real' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await stored()).toMatchObject({ clientId: '', clientSecret: null, audience: 'https://api.clarify.io/v1/' });
});

test('the first request’s headers and JSON body are edited, and a fault in the body is told by its place', async () => {
  const { stored } = await openPreset('clarify');
  const body = await field('Its body');
  expect(JSON.parse(body.value)).toMatchObject({ method: 'clarify.selectItems' });
  await userEvent.clear(body);
  await userEvent.click(body);
  await userEvent.paste('{"jsonrpc": "2.0",\n}');
  expect(screen.getByText(/No JSON yet: line 2, column 1\./)).toBeTruthy();
  await userEvent.clear(body);
  await userEvent.click(screen.getByRole('button', { name: /Add header of the first request/ }));
  await userEvent.keyboard('X-Trace{Tab}1');
  await waitFor(async () =>
    expect((await stored())?.firstRequest).toEqual({
      method: 'POST',
      url: 'https://api.clarify.io/v1/rpc',
      headers: [{ name: 'X-Trace', value: '1' }],
    }),
  );
});

test('a profile without a preset has none of it', async () => {
  const { browser, show } = await openPages();
  await browser.services.vault.put([{ kind: 'profile', profile: { ...blankProfile, id: 'orders' } }]);
  show(<ProfilesPage ConsentPreview={() => null} />, {
    path: '/profiles/:profileId?',
    at: '/profiles/orders?panel=about',
  });
  await screen.findByRole('form', { name: 'Profile' });
  expect(screen.queryByRole('tab', { name: 'About' })).toBeNull();
  expect(screen.queryByText(/preset/)).toBeNull();
});
