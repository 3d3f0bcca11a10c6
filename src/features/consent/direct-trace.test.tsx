import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import type { Profile } from '#oauth/profile.ts';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { RunPage } from './run-page.tsx';

const openPages = setUpPages();
const path = '/profiles/:profileId/authorize/:runId';

async function openDirectRun(change: Partial<Profile> = {}) {
  const pages = await openPages();
  const begun = await pages.beginAs('service', change);
  const at = (runId: string) => `/profiles/${begun.profileId}/authorize/${runId}`;
  const { clock } = createTestClock(pages.browser.services.now());
  const around = (page: ReactNode) => <ClockContext value={clock}>{page}</ClockContext>;
  const open = (runId = begun.runId) => pages.show(<RunPage />, { path, at: at(runId), around });
  return { ...pages, ...begun, open };
}

test('client credentials: shown first, sent on a press, token', async () => {
  const { browser, open } = await openDirectRun();
  open();
  expect(await screen.findByRole('heading', { level: 1, name: 'Get token' })).toBeTruthy();
  expect(browser.windows).toEqual([]);
  expect(screen.queryByText('Consent URL')).toBeNull();
  expect(browser.network.sent).toEqual([]);
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(screen.getByText('No refresh token: this grant gives none (RFC 6749 §4.4.3)')).toBeTruthy();
  expect(browser.tokenRequests()).toHaveLength(1);
});

test('a token that still works is offered before a new one', async () => {
  const { browser, open, profileId, startAgain } = await openDirectRun().then(async (pages) => ({
    ...pages,
    startAgain: () => pages.begin(pages.profileId),
  }));
  const { unmount } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  await screen.findByText('Token received');
  unmount();
  open((await startAgain()).runId);
  expect(await screen.findByRole('heading', { name: /You hold a token that still works/ })).toBeTruthy();
  const use = screen.getByRole('link', { name: /^Use tok_/ });
  expect(use.getAttribute('href')).toMatch(/^\/requests\/scratch\/first\?token=/);
  expect(screen.queryByRole('button', { name: 'Get token' })).toBeNull();
  expect(browser.tokenRequests()).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Get a new token' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(browser.tokenRequests()).toHaveLength(2);
  expect(profileId).not.toBe('');
});

test('a token that its last call found refused is not said to work, and the new one comes first', async () => {
  const { browser, open, profileId, begin, send } = await openDirectRun();
  const { unmount } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  await screen.findByText('Token received');
  unmount();
  const [token] = (await browser.services.vault.loadTokensOf(profileId)).records;
  browser.network.meet({ kind: 'answer', response: Response.json({}, { status: 401 }) });
  await send(token?.id ?? '');
  open((await begin(profileId)).runId);
  expect(await screen.findByRole('heading', { name: /its last call got a 401/ })).toBeTruthy();
  expect(screen.queryByText(/still works/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Get a new token' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
});

test('a limit of the profile is shown with what is left of it, and the last tokens say so before they are asked for', async () => {
  const { open } = await openDirectRun({ issuanceLimit: { count: 2, per: 'hour' } });
  open();
  expect(await screen.findByText('0 of 2 in the last hour')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  expect(await screen.findByText('1 of 2 in the last hour')).toBeTruthy();
  expect(screen.getByText(/1 of 2 left: no request gets one by itself/)).toBeTruthy();
});

test('a limit that the token endpoint names is counted down, and leads to keeping tokens', async () => {
  const { browser, open } = await openDirectRun();
  const body = { error: 'too_many_requests', error_description: 'The daily limit of 20 access tokens is reached.' };
  const headers = { 'retry-after': '50000' };
  browser.network.meet({ kind: 'answer', response: Response.json(body, { status: 429, headers }) });
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading', { name: 'The limit on tokens is reached.' })).toBeTruthy();
  expect(verdict.textContent).toContain('keep it, and use the same one for every call');
  expect(
    screen
      .getByText(/makes sense/)
      .closest('p')
      ?.querySelector('time'),
  ).not.toBeNull();
});

test('while it is under way it says what is waited for', async () => {
  const { browser, open } = await openDirectRun();
  open();
  const held = browser.network.holdNext();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  expect(await screen.findByText('Asking for a token')).toBeTruthy();
  await meanwhile(held.release);
  expect(await screen.findByText('Token received')).toBeTruthy();
});

test('while another token request has the connection it stands in line, and can be called off', async () => {
  const { browser, open } = await openDirectRun();
  open();
  const get = await screen.findByRole('button', { name: 'Get token' });
  let letGo = () => {};
  const other = browser.services.locks.withLock('call:token', () => new Promise<void>((resolve) => (letGo = resolve)));
  await userEvent.click(get);
  expect(await screen.findByText('Waiting: another token request is under way')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('button', { name: 'Get token' })).toBeTruthy();
  await meanwhile(async () => {
    letGo();
    await other;
  });
  expect(browser.network.sent).toEqual([]);
});

const nested = () =>
  ({
    kind: 'answer',
    response: Response.json({ token: { access_token: 'a-foreign-token', expires_in: 3600 } }),
  }) as const;

test('a token in another place: a press takes it out of the answer that is here, without a second request', async () => {
  const { browser, open, profileId } = await openDirectRun();
  browser.network.meet(nested());
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  const read = await screen.findByRole('button', { name: 'Read the token from /token/access_token' });
  const edit = within(screen.getByRole('alert')).getByRole('link', { name: 'Edit profile' });
  expect(edit.getAttribute('href')).toBe(`/profiles/${profileId}#tokenPointers`);
  await userEvent.click(read);
  expect(await screen.findByText('Token received')).toBeTruthy();
  const { tokenPointers } = (await browser.services.vault.loadProfile(profileId)) ?? expect.fail('The profile is gone');
  expect(tokenPointers).toMatchObject({ access_token: '/token/access_token', expires_in: '/token/expires_in' });
  expect(browser.network.sent).toHaveLength(1);
});

test('a profile that was mended by hand: the same press takes the token that its answer has', async () => {
  const { browser, open, profileId, changeProfile } = await openDirectRun();
  browser.network.meet(nested());
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  await screen.findByRole('button', { name: 'Read the token from /token/access_token' });
  const { tokenPointers } = (await browser.services.vault.loadProfile(profileId)) ?? expect.fail('The profile is gone');
  await meanwhile(() =>
    changeProfile(profileId, { tokenPointers: { ...tokenPointers, access_token: '/token/access_token' } }),
  );
  expect(await screen.findByText(/as it is now it reads a token from this answer/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Read the token from /token/access_token' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(browser.network.sent).toHaveLength(1);
});

async function forgetCalls({ browser }: Awaited<ReturnType<typeof openDirectRun>>) {
  const { vault } = browser.services;
  const calls = (await vault.loadCallLog()).map(({ id }) => ({ store: 'call' as const, id }));
  await meanwhile(async () => void (await vault.remove(calls)));
}

test('where the answer was deleted meanwhile the press says so, beside the one that sends again', async () => {
  const pages = await openDirectRun();
  pages.browser.network.meet(nested());
  pages.open();
  await userEvent.click(await screen.findByRole('button', { name: 'Get token' }));
  const read = await screen.findByRole('button', { name: 'Read the token from /token/access_token' });
  await forgetCalls(pages);
  await userEvent.click(read);
  expect(await screen.findByText(/The answer is not stored any longer/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Send again' })).toBeTruthy();
});

test('a run whose answer was deleted says so, and can be sent again', async () => {
  const pages = await openDirectRun();
  pages.browser.network.meet(nested());
  await pages.sendTokenRequest(pages.runId);
  await forgetCalls(pages);
  pages.open();
  expect(await screen.findByRole('heading', { name: 'The answer is not stored any longer.' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Read the token/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
});

test('the token request as a vendor takes it: JSON, one field in the query, one header', async () => {
  const { open } = await openDirectRun({
    jsonTokenBody: true,
    omitsGrantType: true,
    tokenParameters: [
      { name: 'tenant', value: '7', place: 'query' },
      { name: 'X-Api-Version', value: '2', place: 'header' },
    ],
  });
  open();
  expect(await screen.findByText(/^\d fields?, JSON, 1 header$/)).toBeTruthy();
  const rows = screen.getByRole('list', { name: 'Fields of the token request' });
  expect(rows.textContent).toMatch(/tenant7.*extra, in the query/);
  expect(rows.textContent).toMatch(/X-Api-Version2.*extra, as a header/);
  expect(rows.textContent).not.toContain('grant_type');
  const wire = screen.getByRole('group', { name: 'Token request' }).textContent;
  expect(wire).toMatch(/\?tenant=7/);
  expect(wire).toContain('X-Api-Version: 2');
  expect(wire).toContain('application/json');
});

test('R27: a refresh token that would go elsewhere than before: both origins, and it goes on a press', async () => {
  const pages = await openDirectRun({ grant: 'refresh_token' });
  const { browser, profileId } = pages;
  await pages.setRefreshToken(profileId, 'rt-from-elsewhere-0001');
  const answer = () => {
    return { kind: 'answer', response: Response.json({ access_token: 'at-here', token_type: 'Bearer' }) } as const;
  };
  browser.network.meet(answer());
  await pages.sendTokenRequest(pages.runId);
  await pages.changeProfile(profileId, { tokenEndpoint: 'https://new.example/token' });
  pages.open((await pages.begin(profileId)).runId);
  await userEvent.click(await screen.findByRole('button', { name: /Get (a new )?token/ }));
  const asked = await screen.findByRole('alert');
  expect(asked.textContent).toContain('went to http://localhost:6285 before, and would now go to https://new.example.');
  expect(browser.network.sent).toHaveLength(1);
  browser.network.meet(answer());
  await userEvent.click(within(asked).getByRole('button', { name: 'Allow this origin and send' }));
  expect(await screen.findByText('Token received')).toBeTruthy();
  expect(screen.queryByText(/Nothing was sent/)).toBeNull();
});

test('what the profile lacks is told before the token request, put in here, and the request goes', async () => {
  const { browser, open, profileId } = await openDirectRun();
  const { vault } = browser.services;
  const profile = (await vault.loadProfile(profileId)) ?? expect.fail('no profile');
  await vault.put([{ kind: 'profile', profile: { ...profile, clientSecret: null } }]);
  open();
  await screen.findByText('Client secret is missing.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Get token' }).disabled).toBe(true);
  await userEvent.type(screen.getByLabelText('The client secret'), 'practice-service-secret{Enter}');
  await waitFor(() => expect(screen.queryByText('Client secret is missing.')).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Get token' }));
  await screen.findByText('Token received');
  expect(browser.tokenRequests()).toHaveLength(1);
});
