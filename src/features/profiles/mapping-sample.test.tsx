import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { standardDialect } from '#oauth/dialect.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { useDrafts } from './profile-drafts.ts';
import { ProfilesPage } from './profiles-page.tsx';

const openPages = setUpPages();
beforeEach(() => useDrafts.setState({ drafts: {}, saves: {} }));

/** The editor of a profile of client credentials, asked for how it reads a response. */
async function openSample(answer: Response | null = null) {
  const pages = await openPages();
  const { vault } = pages.browser.services;
  const { profileId, runId } = await pages.beginAs('service');
  if (answer) {
    pages.browser.network.meet({ kind: 'answer', response: answer });
    await pages.sendTokenRequest(runId);
  }
  const at = `/profiles/${profileId}#tokenPointers`;
  pages.show(<ProfilesPage ConsentPreview={() => null} />, { path: '/profiles/:profileId?', at });
  await userEvent.click(await screen.findByRole('button', { name: 'Read it from a response' }));
  const stored = async () => (await vault.loadProfile(profileId)) ?? expect.fail('The profile is gone');
  return { ...pages, stored };
}

const sampleField = () =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'A response of the token endpoint' });
async function paste(text: string) {
  await userEvent.click(sampleField());
  await userEvent.paste(text);
}
const rows = () => screen.getByRole('list', { name: 'What the response shows' });
const rowOf = (label: string) =>
  within(rows())
    .getAllByRole('listitem')
    .find((row) => row.textContent?.startsWith(label))?.textContent;

test('a pasted response proposes the mapping member by member, and a press sets it', async () => {
  const { stored, browser } = await openSample();
  await paste('{"token":{"access_token":"hunter2hunter2","expires_in":86400},"success":true}');
  expect(rowOf('Access token')).toContain('/token/access_token');
  expect(rowOf('Lifetime in seconds')).toContain('/token/expires_in is a number of seconds that a token could live.');
  expect(rowOf('Refresh token')).toContain('not found');
  expect(rowOf('Success')).toContain('/success is true');
  expect(rows().textContent).not.toContain('hunter2');
  await userEvent.click(screen.getByRole('button', { name: 'Use these places' }));
  expect(await screen.findByText('The places are set: the next token request is read by them.')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Refresh token' }).value).toBe('/token/refresh_token');
  await waitFor(async () =>
    expect(await stored()).toMatchObject({
      tokenPointers: { access_token: '/token/access_token', expires_in: '/token/expires_in' },
      successRule: { pointer: '/success', value: 'true' },
      errorPointers: standardDialect.errorPointers,
    }),
  );
  expect(JSON.stringify(await stored())).not.toContain('hunter2');
  expect(browser.network.sent).toEqual([]);
});

test('a pasted failure says where errors are, and leaves the token where it was', async () => {
  const { stored } = await openSample();
  await paste('{"success":false,"code":"AUTH_FAILED","message":"No such client"}');
  expect(rowOf('Access token')).toContain('not found');
  await userEvent.click(screen.getByRole('button', { name: 'Use these places' }));
  await waitFor(async () =>
    expect(await stored()).toMatchObject({
      errorPointers: { error: '/code', error_description: '/message' },
      tokenPointers: standardDialect.tokenPointers,
    }),
  );
});

test.each([
  [
    '<html>Log in</html>',
    'The sample is neither JSON nor a form that has a token or an error.',
    'There is nothing to set.',
  ],
  ['{"access_token":"a"}', '/access_token is named as RFC 6749 has it.', 'The profile reads this response so already.'],
])('what changes nothing says so: %s', async (text, evidence, words) => {
  await openSample();
  await paste(text);
  expect(within(rows()).getByText(evidence)).toBeTruthy();
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Use these places' })).toBeNull();
});

test('the last answer received proposes it too, its text never on the page', async () => {
  const { stored } = await openSample(Response.json({ data: { apiToken: 'hunter2hunter2', expiresIn: 60 } }));
  await paste('{}');
  await userEvent.click(await screen.findByRole('button', { name: 'Take the last one received' }));
  expect(sampleField().value).toBe('');
  expect(rowOf('Access token')).toContain('/data/apiToken');
  expect(document.body.textContent).not.toContain('hunter2');
  await userEvent.click(screen.getByRole('button', { name: 'Use these places' }));
  await waitFor(async () => expect((await stored()).tokenPointers.access_token).toBe('/data/apiToken'));
});

test('where none was received there is none to take; leaving sets nothing', async () => {
  const { stored } = await openSample();
  expect(screen.queryByRole('button', { name: 'Take the last one received' })).toBeNull();
  await paste('{"jwt":"a"}');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Read it from a response' }));
  await userEvent.click(screen.getByRole('button', { name: 'Read it from a response' }));
  expect(sampleField().value).toBe('');
  expect((await stored()).tokenPointers).toEqual(standardDialect.tokenPointers);
});
