import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type Auth, bearerHeader } from '#collection/auth.ts';
import type { Group } from '#collection/collection.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { Profile } from '#oauth/profile.ts';
import type { PracticeClient } from '#providers/practice.ts';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { button, RequestPages, setUpRequests } from './request-page.test-support.tsx';

const { openPages } = setUpRequests();

interface Wish {
  readonly which?: PracticeClient;
  readonly profile?: Partial<Profile>;
  readonly request?: Partial<SavedRequest>;
  readonly collection?: Partial<Group>;
}

/** A saved request, sent as a profile of the practice provider that has no token yet unless it says something else. */
async function openRequest({ which = 'service', profile = {}, request = {}, collection = {} }: Wish) {
  chooseEnvironment(null);
  const pages = await openPages();
  const { profileId } = await pages.beginAs(which);
  const { vault } = pages.browser.services;
  const whole = (await vault.loadProfile(profileId)) ?? expect.fail('no profile');
  await vault.put([{ kind: 'profile', profile: { ...whole, ...profile } }]);
  const collectionId = await pages.makeCollection('Shop');
  const made = (await vault.loadCollection(collectionId)) ?? expect.fail('no collection');
  await vault.put([{ kind: 'collection', collection: { ...made, ...collection } }]);
  const auth: Auth = { kind: 'profile', profileId, placement: bearerHeader };
  const { id } = await pages.makeRequest(collectionId, {
    ...{ name: 'items', url: '{{practice}}/api/items', auth },
    ...request,
  });
  const shown = pages.show(<RequestPages />, { path: '/requests/*', at: `/requests/${collectionId}/${id}` });
  const paths = () => pages.browser.network.sent.map(({ url }) => new URL(url).pathname);
  return { ...pages, ...shown, vault, collectionId, id, profileId, paths };
}

const typeInto = async (name: string, text: string) => userEvent.type(await screen.findByLabelText(name), text);
const focused = () => (document.activeElement as HTMLElement | null)?.dataset.field;

test('a client secret that is missing is put in where it is missed, and Send goes on', async () => {
  const { paths, profileId } = await openRequest({ profile: { clientSecret: null } });
  await userEvent.click(await button('Get token and send'));
  const note = await screen.findByRole('alert');
  expect(note.textContent).toContain('Nothing was sent.');
  expect(note.textContent).toContain('Practice service: Client secret is missing.');
  expect(within(note).getByRole('link', { name: 'Open the profile' }).getAttribute('href')).toBe(
    `/profiles/${profileId}#clientSecret`,
  );
  expect(paths()).toEqual([]);
  await typeInto('The client secret', 'practice-service-secret{Enter}');
  await waitFor(() => expect(screen.queryByText(/Client secret is missing/)).toBeNull());
  expect(document.activeElement?.textContent).toContain('Get token and send');
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('group', { name: 'Response body' });
  expect(paths()).toEqual(['/token', '/api/items']);
});

test.each<[lacks: string, field: keyof Profile, Wish]>([
  ['Client ID is missing', 'clientId', { profile: { clientId: '' } }],
  ['Token endpoint is missing', 'tokenEndpoint', { profile: { tokenEndpoint: '' } }],
  ['User name is missing', 'username', { which: 'web', profile: { grant: 'password', username: '' } }],
  ['Password is missing', 'password', { which: 'web', profile: { grant: 'password', password: null } }],
  [
    'Authorization endpoint is missing',
    'authorizationEndpoint',
    { which: 'web', profile: { authorizationEndpoint: '' } },
  ],
  ['Redirect URI is missing', 'redirect', { which: 'web', profile: { redirect: { kind: 'custom', uri: '' } } }],
])('%s: said before Send, and a link leads to its field with the way back', async (lacks, field, wish) => {
  const { paths, place, profileId, id } = await openRequest(wish);
  const words = await screen.findByText(new RegExp(lacks));
  await userEvent.click(await button(/^Get (token and send|a token)/));
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was sent.');
  expect(paths()).toEqual([]);
  expect(words).toBeTruthy();
  const links = screen.getAllByRole('link', { name: 'Open the profile' }).map((each) => each.getAttribute('href'));
  expect(links).toContain(`/profiles/${profileId}#${field}`);
  await userEvent.click(screen.getAllByRole('link', { name: 'Open the profile' })[0] as HTMLElement);
  await waitFor(() => expect(place.address).toBe(`/profiles/${profileId}`));
  expect(place.state).toMatchObject({ waiting: { id, name: 'items' } });
});

test('a secret variable without a value takes it in place, whoever holds it', async () => {
  const { vault, collectionId } = await openRequest({
    request: { auth: { kind: 'none' }, headers: [{ name: 'X-Key', value: '{{api_key}}', isEnabled: true }] },
    collection: {
      variables: [{ name: 'api_key', isEnabled: true, value: { kind: 'secret', secret: null, origins: [] } }],
    },
  });
  await userEvent.click(await button(/^Send/));
  await screen.findByText('The secret {{api_key}} has no value on this device.');
  await typeInto('The value of api_key', 'key-0123456789{Enter}');
  await waitFor(() => expect(screen.queryByText(/api_key}} has no value/)).toBeNull());
  const [variable] = (await vault.loadCollection(collectionId))?.variables ?? [];
  expect(variable?.value).toMatchObject({ kind: 'secret', secret: { lastFour: expect.any(String) } });
});

test('the variables open where the one that is asked for stands: here in the collection', async () => {
  await openRequest({
    request: { auth: { kind: 'none' }, headers: [{ name: 'X-Key', value: '{{api_key}}', isEnabled: true }] },
    collection: {
      variables: [{ name: 'api_key', isEnabled: true, value: { kind: 'secret', secret: null, origins: [] } }],
    },
  });
  await userEvent.click(await screen.findByRole('link', { name: 'Open the variables' }));
  const panel = within(await screen.findByRole('complementary', { name: 'Environment' }));
  expect(panel.getByRole('tab', { name: /^Collection/ }).getAttribute('aria-selected')).toBe('true');
  expect(panel.getByRole('region', { name: 'Secret api_key' })).toBeTruthy();
});

test('a name that nobody has is asked for in a new row; leaving that alone adds nothing', async () => {
  const { vault, collectionId } = await openRequest({
    request: { auth: { kind: 'none' }, url: 'https://api.example/{{tenant}}' },
  });
  await userEvent.click(await screen.findByRole('link', { name: 'Set the value' }));
  const value = await screen.findByLabelText('Value of the new variable');
  expect(document.activeElement).toBe(value);
  await userEvent.tab();
  expect((await vault.loadCollection(collectionId))?.variables).toEqual([]);
  await userEvent.type(value, 'acme{Enter}');
  await waitFor(() => expect(screen.queryByText(/Send waits for/)).toBeNull());
  expect((await vault.loadCollection(collectionId))?.variables).toMatchObject([{ name: 'tenant' }]);
  await screen.findByLabelText('Value of tenant');
  expect(document.activeElement).toBe(screen.getByLabelText('Name of the new variable'));
});

const empty = { kind: 'text', text: '' } as const;

test.each<[act: string, field: string, Partial<SavedRequest>]>([
  ['Type it', 'credential', { auth: { kind: 'bearer', token: empty } }],
  [
    'Type the API key',
    'credential',
    { auth: { kind: 'api-key', in: 'header', name: 'K', value: { kind: 'missing', label: 'API key' } } },
  ],
  [
    'Type the password',
    'credential',
    { auth: { kind: 'basic', username: 'a', password: { kind: 'missing', label: 'password' } } },
  ],
  ['Name it', 'auth-name', { auth: { kind: 'api-key', in: 'header', name: '', value: { kind: 'text', text: 'x' } } }],
  ['Choose a profile', 'profile', { auth: { kind: 'profile', profileId: 'gone', placement: bearerHeader } }],
  ['Choose a file', 'file', { auth: { kind: 'none' }, body: { kind: 'file', file: null } }],
  ['Give it a value', 'path-id', { auth: { kind: 'none' }, url: 'https://api.example/items/:id' }],
  ['Edit the URL', 'url', { auth: { kind: 'none' }, url: 'https://user:pass@api.example/' }],
])('"%s" leads to the field of the request that is missing something', async (act, field, request) => {
  await openRequest({ request });
  await userEvent.click(await screen.findByRole('button', { name: act }));
  await waitFor(() => expect(focused()).toBe(field));
});

test('what an inherited auth lacks is put in at the folder or collection that says it', async () => {
  await openRequest({ request: { auth: { kind: 'inherit' } }, collection: { auth: { kind: 'bearer', token: empty } } });
  await screen.findByText('There is no token or key in the auth of “Shop” yet.');
  await userEvent.click(screen.getByRole('button', { name: 'Open its auth' }));
  expect(await screen.findByRole('dialog', { name: 'Auth of Shop' })).toBeTruthy();
});
