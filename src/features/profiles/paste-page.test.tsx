import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { clarifyPage } from '#formats/vendor-examples.test-support.ts';
import { credentials, pasteAnywhere, press, row, secret, setUpPaste } from './paste-page.test-support.tsx';

const openPaste = setUpPaste();

test('a credentials file and its help page: what was understood, what contradicts itself, and a profile on a press', async () => {
  const { made, stored, place } = await openPaste();
  pasteAnywhere(credentials);
  expect(row('Client ID')).toContain('cfy_7d21e0');
  pasteAnywhere(clarifyPage);
  expect(screen.getByText('Matches the Clarify preset', { exact: false })).toBeTruthy();
  expect(row('Client secret')).toContain('••••••••b7e0');
  expect(row('Token endpoint')).toContain('https://api.clarify.io/v1/oauth/token');
  const doubts = within(screen.getByRole('list', { name: 'Contradicts itself' }));
  expect(doubts.getByText('The word Bearer is missing')).toBeTruthy();
  expect(doubts.getByText('The token’s lifetime')).toBeTruthy();
  expect(screen.getByText('Complete')).toBeTruthy();
  expect(await stored()).toBe(0);
  expect(place.address).toBe('/profiles/paste');
  await press('Create profile');
  expect(await made()).toMatchObject({ name: 'Clarify', clientId: 'cfy_7d21e0', grant: 'client_credentials' });
});

test('the number at a field is the number at its place', async () => {
  await openPaste();
  pasteAnywhere('curl https://a.example/token -d client_id=abc -d grant_type=client_credentials');
  const mark = screen.getByText('-d client_id=abc');
  const number = mark.nextElementSibling?.textContent?.replace(/\D/g, '');
  expect(number).toBe('2');
  expect(row('Client ID')).toMatch(new RegExp(`Mark ${number}$`));
});

test('what is missing is said, and stops nothing: the editor is the next step', async () => {
  const { made } = await openPaste();
  pasteAnywhere('curl https://a.example/token -d client_id=abc -d grant_type=client_credentials');
  expect(screen.getByText('1 missing')).toBeTruthy();
  expect(within(screen.getByRole('list', { name: 'Still missing' })).getAllByRole('listitem')).toHaveLength(1);
  await press('Create profile');
  expect(await made()).toMatchObject({ tokenEndpoint: 'https://a.example/token', clientSecret: null });
});

describe('what contradicts itself is the user’s to settle', () => {
  const choice = (what: RegExp, label: string) =>
    within(screen.getByRole('radiogroup', { name: what })).getByRole('radio', { name: label });

  test('of two clients the first is taken; the other is a press away and goes into the profile', async () => {
    const { made } = await openPaste();
    pasteAnywhere(`curl https://a.example/token -d client_id=one -d grant_type=client_credentials
curl https://b.example/token -d client_id=two -d grant_type=client_credentials`);
    expect(row('Client ID')).toContain('one');
    await userEvent.click(choice(/client_id/, 'two'));
    await userEvent.click(choice(/token endpoint/, 'https://b.example/token'));
    expect(row('Client ID')).toMatch(/two.*Mark B$/);
    await press('Create profile');
    expect(await made()).toMatchObject({ clientId: 'two', tokenEndpoint: 'https://b.example/token' });
  });

  test('text or preset: the text is taken unless the preset is chosen', async () => {
    const { made } = await openPaste();
    const api = 'https://api.clarify.io/v1';
    pasteAnywhere(
      `curl ${api}/oauth/token -d audience=https://other.example/ -d client_id=a -d client_secret=${secret} -d grant_type=client_credentials`,
    );
    expect(row('Audience')).toContain('https://other.example/');
    await userEvent.click(choice(/Audience/, `${api}/`));
    expect(row('Audience')).toContain(`${api}/preset`);
    await press('Create profile');
    expect(await made()).toMatchObject({ audience: `${api}/` });
  });
});

test('an API call in it becomes the first request, made with the profile and not sent', async () => {
  const { place, browser, vault } = await openPaste();
  pasteAnywhere(`curl https://a.example/token -d client_id=abc -d client_secret=${secret} -d grant_type=client_credentials
curl https://api.a.example/v1/things -H "Authorization: Bearer $TOKEN"`);
  await press('Create profile and request');
  await waitFor(() => expect(place.address).toMatch(/^\/requests\/scratch\/first-/));
  expect(await vault.loadRequest(place.address.split('/').at(-1) ?? '')).toMatchObject({
    method: 'GET',
    url: 'https://api.a.example/v1/things',
    auth: { kind: 'profile' },
  });
  expect(browser.network.sent).toEqual([]);
});

describe('R28: secrets of a paste', () => {
  const texts: [string, string][] = [
    ['a credentials file', credentials],
    ['a curl', `curl -u 'app:${secret}' https://a.example/token -d grant_type=client_credentials`],
    ['a .env', `CLIENT_ID=abc\nCLIENT_SECRET=${secret}\nTOKEN_URL=https://a.example/token`],
    ['an API that takes Basic', `curl -u 'bob:${secret}' https://api.example/things`],
  ];
  test.each(texts)(
    '%s: none on screen, in the address, in storage or in a cache; sealed once it is created',
    async (_, text) => {
      const keep = vi.spyOn(Storage.prototype, 'setItem');
      const { container, queryClient, place, made, stored, leaksIn, dump } = await openPaste();
      const shown = () => {
        const states = queryClient.getMutationCache().getAll();
        const kept = [container.innerHTML, place.address, states.map(({ state }) => state), keep.mock.calls];
        return kept.flatMap((each) => leaksIn(each, [secret]));
      };
      pasteAnywhere(text);
      expect(shown()).toEqual([]);
      expect(await stored()).toBe(0);
      await press(text.includes('/things') ? 'Edit first' : 'Create profile');
      const profile = await made();
      expect(shown()).toEqual([]);
      expect(leaksIn(await dump(), [secret])).toEqual([]);
      expect(leaksIn(profile, [secret])).toEqual([]);
      keep.mockRestore();
    },
  );
});

describe('a token that is adopted', () => {
  const token = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';
  const adopt = () => within(screen.getByRole('region', { name: 'Token to adopt' }));

  test('a bare one: masked, and a token of a new profile on a press', async () => {
    const { container, place, vault, stored, leaksIn, dump } = await openPaste();
    pasteAnywhere(`Authorization: Bearer ${token}`);
    expect(adopt().getByText('••••••••8B4a')).toBeTruthy();
    expect(leaksIn(container.innerHTML, [token])).toEqual([]);
    expect(await stored()).toBe(0);
    await press('Adopt token');
    await waitFor(() => expect(place.address).toMatch(/^\/tokens\//));
    const adopted = await vault.loadToken(place.address.split('/').at(-1) ?? '');
    expect(adopted).toMatchObject({ adoptedAs: 'token', callId: null });
    expect(await vault.loadProfile(adopted?.profileId ?? '')).toMatchObject({ name: 'Adopted token' });
    expect(leaksIn(await dump(), [token])).toEqual([]);
  });

  test('a response, for a profile that there is', async () => {
    const { begin, place, vault, stored } = await openPaste();
    await begin();
    pasteAnywhere(`{"access_token":"${token}","expires_in":3600}`);
    const option = await screen.findByRole('option', { name: 'Practice app' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Profile of the token' }), option);
    await press('Adopt token');
    await waitFor(() => expect(place.address).toMatch(/^\/tokens\//));
    expect(await vault.loadToken(place.address.split('/').at(-1) ?? '')).toMatchObject({ profileId: 'practice' });
    expect(await stored()).toBe(1);
  });

  test('a failing curl: its doubts are listed, and it can do without the token', async () => {
    const { place, vault } = await openPaste();
    pasteAnywhere(`curl --cert x.pem https://api.example/v1/me -H 'Authorization: ${token}'`);
    const doubts = within(screen.getByRole('list', { name: 'Contradicts itself' }));
    expect(doubts.getByText('The word Bearer is missing')).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'Not understood' })).getByText('--cert')).toBeTruthy();
    await press('Without the token');
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/scratch\/first-/));
    expect((await vault.loadProfiles()).records).toMatchObject([{ apiBaseUrl: 'https://api.example/v1' }]);
    expect((await vault.loadTokens()).records).toEqual([]);
  });

  test('a failing curl: a request with its token, not sent', async () => {
    const { place, vault, browser } = await openPaste();
    pasteAnywhere(`curl https://api.example/v1/me -H 'Authorization: Bearer ${token}'`);
    await press('Adopt and open request');
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/new\//));
    const draft = await vault.loadDraft(place.address.split('/').at(-1) ?? '');
    expect(draft?.request).toMatchObject({ url: 'https://api.example/v1/me', auth: { kind: 'profile' } });
    const profileId = draft?.request.auth.kind === 'profile' ? draft.request.auth.profileId : '';
    expect(await vault.loadProfile(profileId ?? '')).toMatchObject({
      name: 'api.example',
      apiBaseUrl: 'https://api.example/v1',
    });
    expect(browser.network.sent).toEqual([]);
  });
});

test('a page that names its provider and lost its addresses: the preset is offered, and taken on a press', async () => {
  const { made } = await openPaste();
  pasteAnywhere(`Invoke Clayton's APIs. Clayton gives you a code:
curl --request POST --url "" --data "client_id=app-7" --data grant_type=authorization_code --data scope=workspace`);
  expect(screen.getByText('No preset is known for it', { exact: false })).toBeTruthy();
  await press('Use the Clayton preset');
  expect(row('Token endpoint')).toContain('https://app.clayton.io/oauth2/token');
  await press('Create profile');
  expect(await made()).toMatchObject({ name: 'Clayton', clientId: 'app-7', preset: { id: 'clayton', at: 'real' } });
});

test('a profile that can’t be stored leaves the paste where it is', async () => {
  await openPaste({ put: () => Promise.reject(new Error('the disk is full')) });
  pasteAnywhere(credentials);
  await press('Create profile');
  expect((await screen.findByRole('alert')).textContent).toContain('The profile was not stored: the disk is full');
  expect(row('Client ID')).toContain('cfy_7d21e0');
});
