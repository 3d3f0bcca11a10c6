import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { clarifyPage } from '#formats/vendor-examples.test-support.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { PastePage } from './paste-page.tsx';

const openPages = setUpPages();

async function openPaste() {
  const pages = await openPages();
  const shown = pages.show(<PastePage />, { path: '/profiles/paste' });
  const { vault } = pages.browser.services;
  const made = async () => {
    await waitFor(() => expect(shown.place.address).toMatch(/^\/profiles\/[0-9a-f]{32}$/));
    return vault.loadProfile(shown.place.address.split('/').at(-1) ?? '');
  };
  const stored = async () => (await vault.loadProfiles()).records.length;
  return { ...pages, ...shown, vault, made, stored };
}

/** Ctrl+V with nothing in particular in focus. */
function pasteAnywhere(text: string) {
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: { getData: () => text },
  });
  act(() => void document.body.dispatchEvent(event));
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
const proposed = () => within(screen.getByRole('region', { name: 'Proposed profile' }));
const row = (label: string) => proposed().getByText(label, { selector: 'dt' }).parentElement?.textContent ?? '';

const secret = 'cfs_9tY2wQ7rLm4Zb7e0';
const credentials = `{
  "apiUrl": "https://api.clarify.io/v1/",
  "integration": "c8f31kq2n5mel2a1b2c3",
  "credentials": { "type": "client-credentials", "clientId": "cfy_7d21e0", "clientSecret": "${secret}" }
}`;

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

describe('a second paste', () => {
  const request = (host: string, id: string) =>
    `curl https://${host}/token -d client_id=${id} -d grant_type=client_credentials`;
  const pasted = () => screen.getByRole('region', { name: 'What you pasted' }).textContent;

  test('one that fits is added: the example of the response beside its request', async () => {
    await openPaste();
    pasteAnywhere(request('a.example', 'one'));
    pasteAnywhere('{"data": {"access_token": "<TOKEN>", "expires_in": 60}}');
    expect(row('Token in the response')).toContain('/data/access_token');
    expect(row('Client ID')).toContain('one');
  });

  test('the same once more changes nothing', async () => {
    await openPaste();
    pasteAnywhere(request('a.example', 'one'));
    const before = pasted();
    pasteAnywhere(request('a.example', 'one'));
    expect(pasted()).toBe(before);
  });

  test.each([
    ['Add it', 'one', ['a.example', 'b.example']],
    ['Take it instead', 'two', ['b.example']],
    ['Leave it out', 'one', ['a.example']],
  ])('another client is asked about: %s', async (answer, client, hosts) => {
    await openPaste();
    pasteAnywhere(request('a.example', 'one'));
    pasteAnywhere(request('b.example', 'two'));
    expect(screen.getByRole('alert').textContent).toContain('does not fit what stands here: curl, token request');
    expect(row('Client ID')).toContain('one');
    await press(answer);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(row('Client ID')).toContain(client);
    expect(['a.example', 'b.example'].filter((host) => pasted()?.includes(host))).toEqual(hosts);
  });

  test('a token beside a profile is asked about too, and is not on the screen meanwhile', async () => {
    const { container } = await openPaste();
    const response = '{"access_token":"gho_16C7e42F292c6912E7710c838347Ae178B4a"}';
    pasteAnywhere(request('a.example', 'one'));
    pasteAnywhere(response);
    expect(container.innerHTML).not.toContain('gho_16C7');
    await press('Take it instead');
    expect(screen.getByRole('region', { name: 'Token to adopt' })).toBeTruthy();
  });

  test('what was typed and not read yet stays in front of it', async () => {
    await openPaste();
    await userEvent.type(screen.getByRole('textbox', { name: 'What you have' }), 'valid for 2 hours');
    pasteAnywhere(request('a.example', 'one'));
    expect(pasted()).toContain('valid for 2 hours');
    expect(row('Client ID')).toContain('one');
  });
});

describe('nothing is lost', () => {
  test('a text of which nothing comes stays in its field, with the reason and a next step', async () => {
    await openPaste();
    const field = screen.getByRole('textbox', { name: 'What you have' });
    await userEvent.click(field);
    await userEvent.paste('hello there');
    expect(screen.getByRole('alert').textContent).toContain('Nothing in it tells of a client or an endpoint');
    expect((screen.getByRole('textbox', { name: 'What you have' }) as HTMLTextAreaElement).value).toBe('hello there');
    expect(screen.getByRole('link', { name: 'a preset or a blank profile' }).getAttribute('href')).toBe(
      '/profiles/new',
    );
  });

  test('a text that is typed is read on a press', async () => {
    await openPaste();
    const url = 'https://app.clayton.io/oauth2/authorize?client_id=c1&response_type=code';
    await userEvent.type(screen.getByRole('textbox', { name: 'What you have' }), url);
    expect(screen.queryByRole('region', { name: 'Proposed profile' })).toBeNull();
    await press('Read it');
    expect(row('Client ID')).toContain('c1');
    expect(row('Code')).toContain('In the query of the token URL');
  });

  test('Cancel stores nothing and is ready for another', async () => {
    const { stored } = await openPaste();
    pasteAnywhere(credentials);
    await press('Cancel');
    expect((screen.getByRole('textbox', { name: 'What you have' }) as HTMLTextAreaElement).value).toBe('');
    expect(await stored()).toBe(0);
  });

  test('a profile that can’t be stored leaves the paste where it is', async () => {
    const pages = await openPages();
    const { services } = pages.browser;
    const failing = { ...services.vault, put: () => Promise.reject(new Error('the disk is full')) };
    pages.show(<PastePage />, { path: '/profiles/paste', services: { ...services, vault: failing } });
    pasteAnywhere(credentials);
    await press('Create profile');
    expect((await screen.findByRole('alert')).textContent).toContain('The profile was not stored: the disk is full');
    expect(row('Client ID')).toContain('cfy_7d21e0');
  });
});

describe('files', () => {
  const choose = (file: File) => userEvent.upload(screen.getByLabelText('File to read'), file, { applyAccept: false });

  test('a chosen one is read', async () => {
    await openPaste();
    await choose(new File([credentials], 'clarify.json', { type: 'application/json' }));
    expect(await screen.findByText('Matches the Clarify preset', { exact: false })).toBeTruthy();
  });

  test('a dropped one, too', async () => {
    await openPaste();
    const files = [new File([credentials], 'clarify.json')];
    fireEvent.drop(screen.getByRole('textbox'), { dataTransfer: { files, getData: () => '' } });
    expect(await screen.findByText('Matches the Clarify preset', { exact: false })).toBeTruthy();
  });

  test.each([
    ['a large one', new File(['x'.repeat(1_000_001)], 'page.txt'), 'page.txt has 977 KB: at most 1 MB is read'],
    ['an image', new File([new Uint8Array([0x89, 0x50, 0xff, 0])], 'shot.png'), 'shot.png is no text in UTF-8'],
  ])('%s is refused, and the field keeps its text', async (_, file, why) => {
    await openPaste();
    await userEvent.type(screen.getByRole('textbox'), 'kept');
    await choose(file);
    expect((await screen.findByRole('alert')).textContent).toContain(why);
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('kept');
  });
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
