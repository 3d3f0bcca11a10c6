import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { useDrafts } from './profile-drafts.ts';
import { ProfilesPage } from './profiles-page.tsx';

const openPages = setUpPages();
beforeEach(() => useDrafts.setState({ drafts: {}, saves: {} }));

async function openEditor(changes: Partial<Profile> = {}) {
  const { browser, show } = await openPages();
  const { vault } = browser.services;
  await vault.put([{ kind: 'profile', profile: { ...blankProfile, id: 'vendor', ...changes } }]);
  show(<ProfilesPage ConsentPreview={() => null} />, { path: '/profiles/:profileId?', at: '/profiles/vendor' });
  return async () => (await vault.loadProfile('vendor')) ?? expect.fail('The profile is gone');
}

const unfold = async (name: RegExp) => userEvent.click(await screen.findByRole('button', { name, expanded: false }));
async function write(name: string, text: string) {
  const box = screen.getByRole('textbox', { name });
  await userEvent.clear(box);
  await userEvent.click(box);
  await userEvent.paste(text);
}

test('a further token of the response, by hand from blank', async () => {
  const stored = await openEditor();
  await unfold(/^Token response/);
  await userEvent.click(screen.getByRole('button', { name: 'Add further token' }));
  await write('Name of further token 1', 'user');
  await write('Pointer of further token 1', '/authed_user/access_token');
  const alsoTokens = [{ name: 'user', pointer: '/authed_user/access_token' }];
  await waitFor(async () => expect(await stored()).toMatchObject({ alsoTokens }));
});

test('whose a token is, asked at an address of the provider’s own, by hand from blank', async () => {
  const stored = await openEditor();
  await unfold(/^Whose token it is: not asked/);
  await write('Address that tells it', 'https://api.vendor.example/who');
  await userEvent.click(screen.getByRole('radio', { name: 'POST' }));
  await write('User name', '/login');
  expect(screen.getByRole('button', { name: 'Whose token it is: asked at an address of its own' })).toBeTruthy();
  await waitFor(async () =>
    expect(await stored()).toMatchObject({
      userinfoRequest: { method: 'POST', url: 'https://api.vendor.example/who' },
      userinfoPointers: { preferred_username: '/login', sub: '/sub' },
    }),
  );
});

test('how consent is asked for again, by hand; without a parameter it is not offered', async () => {
  const stored = await openEditor({
    clientId: 'app',
    clientAuthentication: 'none',
    authorizationEndpoint: 'https://vendor.example/authorize',
    tokenEndpoint: 'https://vendor.example/token',
  });
  const group = await screen.findByRole('group', { name: 'To ask for consent again' });
  await userEvent.click(within(group).getByRole('switch'));
  await waitFor(async () => expect((await stored()).consentAgain.bringsRefreshToken).toBe(true));
  expect(screen.getByRole('button', { name: 'Ask for consent again' })).toBeTruthy();
  await userEvent.click(within(group).getByRole('button', { name: /^Remove/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Ask for consent again' })).toBeNull());
});

test.each<[change: Partial<Profile>, region: RegExp, words: string]>([
  [{ alsoTokens: [{ name: '', pointer: '/a/b' }] }, /^Token response/, 'A further token has no name'],
  [{ alsoTokens: [{ name: 'user', pointer: '' }] }, /^Token response/, 'The user token is read from nowhere'],
  [
    { alsoTokens: [{ name: 'user', pointer: '/access_token' }] },
    /^Token response/,
    'The user token is read from where the response’s own is',
  ],
  [
    { alsoTokens: [{ name: 'user', pointer: 'authed_user.access_token' }] },
    /^Token response/,
    'The user token has a place that is no JSON pointer',
  ],
  [
    { userinfoPointers: { ...blankProfile.userinfoPointers, name: 'data.name' } },
    /^Whose token it is/,
    'The full name has a place that is no JSON pointer',
  ],
])('%j is said where it stands', async (change, region, words) => {
  await openEditor(change);
  expect(within(await screen.findByRole('region', { name: region })).getByText(words)).toBeTruthy();
});
