import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { isExplained, RefreshFailure } from './refresh-failure.tsx';

const openPages = setUpPages();

/** A page with what became of a refresh. */
async function openRefresh() {
  const pages = await openPages();
  const token = await pages.walkToToken();
  return {
    ...pages,
    token,
    /** Refreshes a token and shows why that gave none. */
    async showFailure(tokenId = token.id, onMended = vi.fn()) {
      const failed = await pages.refresh(tokenId);
      if (!isExplained(failed)) throw new Error(failed.kind);
      pages.show(<RefreshFailure failed={failed} profileId={token.profileId} onMended={onMended} />, { path: '/' });
      return { onMended };
    },
  };
}

test('an answer with the token in another place: a press takes it out of that answer, and the profile reads it there', async () => {
  const { browser, token, showFailure, refresh } = await openRefresh();
  const answer = () =>
    ({ kind: 'answer', response: Response.json({ data: { access_token: 'a-foreign-token' } }) }) as const;
  browser.network.meet(answer());
  const { onMended } = await showFailure();
  const verdict = within(await screen.findByRole('alert'));
  await userEvent.click(verdict.getByRole('button', { name: 'Read the token from /data/access_token' }));
  await expect.poll(() => onMended.mock.calls).toHaveLength(1);
  const profile = await browser.services.vault.loadProfile(token.profileId);
  expect(profile?.tokenPointers.access_token).toBe('/data/access_token');
  expect(await refresh(token.id)).toMatchObject({ kind: 'refreshed-elsewhere' });
});

test('a refresh token that was used up: the answer that exchanged it still has the token, and a press takes it', async () => {
  const { browser, token, showFailure, refresh } = await openRefresh();
  await refresh(token.id);
  const { vault } = browser.services;
  const child = (await vault.loadChildOf(token.id)) ?? expect.fail('no child');
  await vault.remove([{ store: 'token', id: child.id }]);
  const { onMended } = await showFailure();
  const verdict = within(await screen.findByRole('alert'));
  await userEvent.click(verdict.getByRole('button', { name: 'Read the token from /access_token' }));
  await expect.poll(() => onMended.mock.calls).toHaveLength(1);
  expect(await vault.loadChildOf(token.id)).toMatchObject({ callId: child.callId, response: child.response });
});

test('a refresh token that would go elsewhere than it came from: both hosts, and a new run', async () => {
  const { token, showFailure, changeProfile } = await openRefresh();
  await changeProfile(token.profileId, { tokenEndpoint: 'https://new.example/token' });
  await showFailure();
  const verdict = within(await screen.findByRole('alert'));
  expect(verdict.getByText('It came from localhost:6285')).toBeTruthy();
  expect(verdict.getByText('The profile’s token endpoint is at new.example')).toBeTruthy();
  expect(verdict.getByRole('button', { name: 'Authorize again' })).toBeTruthy();
});

test('an adopted refresh token asks before it goes, naming the origin, and goes on a press', async () => {
  const { token, showFailure, refresh, adopt } = await openRefresh();
  const { tokenId } = await adopt(token.profileId, token.response);
  const { onMended } = await showFailure(tokenId);
  expect(screen.getByRole('alert').textContent).toContain('it would go to http://localhost:6285.');
  await userEvent.click(screen.getByRole('button', { name: 'Allow this origin and refresh' }));
  await expect.poll(() => onMended.mock.calls).toHaveLength(1);
  expect(await refresh(tokenId)).toMatchObject({ kind: 'refreshed' });
});
