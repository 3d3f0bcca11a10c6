import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { useDrafts } from './profile-drafts.ts';
import { ProfilesPage } from './profiles-page.tsx';

const openPages = setUpPages();
beforeEach(() => useDrafts.setState({ drafts: {}, saves: {} }));

async function openEditor(changes: Partial<Profile> = {}, hash = '') {
  const { browser, show } = await openPages();
  const { vault } = browser.services;
  await vault.put([{ kind: 'profile', profile: { ...blankProfile, id: 'vendor', ...changes } }]);
  const page = <ProfilesPage ConsentPreview={() => null} />;
  const shown = show(page, { path: '/profiles/:profileId?', at: `/profiles/vendor${hash}` });
  const stored = async () => (await vault.loadProfile('vendor')) ?? expect.fail('The profile is gone');
  return { ...shown, stored };
}

const fold = (name: RegExp) => screen.findByRole('button', { name, expanded: false });
const control = (name: string) => screen.getByRole('switch', { name });
/** Puts a text into a field in one go: typing is tried elsewhere. */
async function write(name: string, text: string) {
  await userEvent.clear(textbox(name));
  await userEvent.click(textbox(name));
  await userEvent.paste(text);
}
const textbox = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

test('a vendor that takes the code in the query, by hand from blank', async () => {
  const { stored } = await openEditor();
  await userEvent.click(await fold(/^Departures from the RFC: none/));
  await userEvent.click(control('Stands in the query of the token URL'));
  await userEvent.click(control('Stands in the code exchange too'));
  await userEvent.click(control('Go as they are'));
  await userEvent.click(screen.getByRole('radio', { name: 'Comma' }));
  await userEvent.click(screen.getByRole('radio', { name: '%20' }));
  await userEvent.type(textbox('User scopes'), 'chat:write,');
  expect(screen.getByRole('button', { name: 'Departures from the RFC: 6', expanded: true })).toBeTruthy();
  await waitFor(async () =>
    expect(await stored()).toMatchObject({
      ...{ codeInQuery: true, scopeInExchange: true, rawBasicCredentials: true },
      ...{ scopeSeparator: ',', spaceInQuery: '%20', userScopes: ['chat:write'] },
    }),
  );
});

test('a vendor that takes JSON and nests its token, by hand from blank', async () => {
  const { stored } = await openEditor({ grant: 'client_credentials' });
  await userEvent.click(await fold(/^Departures from the RFC: none/));
  await userEvent.click(control('Is a JSON object'));
  await userEvent.click(control('Is left out'));
  await userEvent.click(await fold(/^Token response: as the RFC has it/));
  for (const [name, text] of [
    ['Access token', '/data/accessToken'],
    ['Lifetime in seconds', '/data/expiresIn'],
    ['Error', '/code'],
    ['Error description', '/message'],
    ['Place of what says success', '/success'],
    ['Value that says success', 'true'],
  ] as const)
    await write(name, text);
  await userEvent.click(screen.getByRole('button', { name: 'Add kept value' }));
  await write('Name of kept value 1', 'account');
  await write('Pointer of kept value 1', '/data/account');
  expect(screen.getByRole('button', { name: 'Token response: 5 departures, 1 value kept' })).toBeTruthy();
  await waitFor(async () =>
    expect(await stored()).toMatchObject({
      ...{ jsonTokenBody: true, omitsGrantType: true },
      tokenPointers: { access_token: '/data/accessToken', expires_in: '/data/expiresIn', scope: '/scope' },
      errorPointers: { error: '/code', error_description: '/message' },
      successRule: { pointer: '/success', value: 'true' },
      keptValues: [{ name: 'account', pointer: '/data/account' }],
    }),
  );
});

test.each<[grant: Profile['grant'], present: string[], absent: string[]]>([
  ['authorization_code', ['Is a JSON object', 'Stands in the query of the token URL'], ['Is left out']],
  ['client_credentials', ['Is a JSON object', 'Is left out'], ['Stands in the query of the token URL']],
  ['implicit', [], ['Is a JSON object', 'Go as they are']],
])('only what the grant has a place for: %s', async (grant, present, absent) => {
  await openEditor({ grant });
  await userEvent.click(await fold(/^Departures from the RFC/));
  for (const name of present) expect(control(name)).toBeTruthy();
  for (const name of absent) expect(screen.queryByRole('switch', { name })).toBeNull();
});

test('a grant without a token request has no token response to read, Basic no section at all', async () => {
  const { unmount } = await openEditor({ grant: 'implicit' });
  await fold(/^Departures/);
  expect(screen.queryByRole('button', { name: /^Token response/ })).toBeNull();
  unmount();
  await openEditor({ grant: 'basic' });
  await screen.findByRole('form', { name: 'Profile' });
  expect(screen.queryByRole('button', { name: /^Departures/ })).toBeNull();
});

test('each departure names the section it departs from', async () => {
  await openEditor();
  await userEvent.click(await fold(/^Departures/));
  const section = screen.getByRole('region', { name: /^Departures/ });
  expect(within(section).getAllByText(/RFC 6749 (?:§|Appendix B)/)).toHaveLength(7);
});

test('a profile that departs opens its section, and so does an address that names the field', async () => {
  const { unmount } = await openEditor({ jsonTokenBody: true });
  expect(await screen.findByRole('switch', { name: 'Is a JSON object', checked: true })).toBeTruthy();
  unmount();
  await openEditor({}, '#tokenPointers');
  await waitFor(() => expect(document.activeElement).toBe(textbox('Access token')));
});

test('a malformed pointer is said at its field, stops the run, and is mended by a press', async () => {
  const { stored } = await openEditor({}, '#tokenPointers');
  await screen.findByRole('textbox', { name: 'Access token' });
  await write('Access token', 'token.access_token');
  const said = within(screen.getByRole('region', { name: /^Token response/ }));
  expect(said.getByText('The access token has a place that is no JSON pointer')).toBeTruthy();
  expect(textbox('Access token').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Get token/ }).disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Write /token/access_token' }));
  await waitFor(async () => expect((await stored()).tokenPointers.access_token).toBe('/token/access_token'));
});

test.each([
  ['2 parts', '/a', 'A kept value has a name that no variable can have'],
  ['practice', '/a', 'practice is a name of the console’s own'],
  ['session', '/session_token', 'session is a secret by its name, and is not kept'],
])('kept value %s at %s: %s', async (name, pointer, words) => {
  await openEditor({ keptValues: [{ name, pointer }] });
  const section = await screen.findByRole('region', { name: /^Token response/ });
  expect(within(section).getByText(words)).toBeTruthy();
});

test('a kept value that is a secret by its name is kept once it is marked as one, and the mark can be taken back', async () => {
  const { stored } = await openEditor({ keptValues: [{ name: 'session', pointer: '/session_token' }] });
  await userEvent.click(await screen.findByRole('button', { name: 'Keep it as a secret' }));
  const tick = await screen.findByRole('switch', { name: 'Kept value 1 is a secret', checked: true });
  expect(screen.queryByText(/is a secret by its name/)).toBeNull();
  const kept = { name: 'session', pointer: '/session_token' };
  await waitFor(async () => expect((await stored()).keptValues).toEqual([{ ...kept, isSecret: true }]));
  await userEvent.click(tick);
  await waitFor(async () => expect((await stored()).keptValues).toEqual([kept]));
});

test('a token parameter has a place and a time', async () => {
  const { stored } = await openEditor({ tokenParameters: [{ name: 'X-Tenant', value: '7', place: 'query' }] });
  const place = await screen.findByRole('combobox', { name: 'Place of parameter 1' });
  await userEvent.selectOptions(place, 'as a header');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Requests with parameter 1' }), 'refresh only');
  await waitFor(async () =>
    expect((await stored()).tokenParameters).toEqual([
      { name: 'X-Tenant', value: '7', place: 'header', only: 'refresh' },
    ]),
  );
  await userEvent.selectOptions(place, 'in the body');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Requests with parameter 1' }), 'every request');
  await waitFor(async () => expect((await stored()).tokenParameters).toEqual([{ name: 'X-Tenant', value: '7' }]));
  await userEvent.click(screen.getAllByRole('button', { name: 'Add parameter' })[1] as HTMLElement);
  await userEvent.type(screen.getByRole('textbox', { name: 'Name of parameter 2' }), 'realm');
  await waitFor(async () => expect((await stored()).tokenParameters[1]).toEqual({ name: 'realm', value: '' }));
});
