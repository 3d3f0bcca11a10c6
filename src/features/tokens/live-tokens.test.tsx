import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { LiveTokens } from './live-tokens.tsx';

const openPages = setUpPages();

test('tokens of one profile are told apart by account or part, else by their own names; one alone needs neither', async () => {
  const { browser, show, walkToToken } = await openPages();
  const token = await walkToToken();
  const { vault } = browser.services;
  const { clock } = createTestClock(token.receivedAt);
  show(<LiveTokens />, { path: '/', around: (page) => <ClockContext value={clock}>{page}</ClockContext> });
  await waitFor(() => expect(screen.getByRole('link').textContent).toBe('Practice app2:00'));
  const user = { ...token, id: 'second', part: 'user' };
  await vault.put([{ kind: 'token', token: user }]);
  expect(await screen.findByText('user pat')).toBeTruthy();
  expect(screen.getByText('pat')).toBeTruthy();
  await vault.put([{ kind: 'token', token: { ...user, id: 'third' } }]);
  expect(await screen.findAllByText(`tok_${token.accessToken.lastFour}`)).toHaveLength(2);
  expect(screen.getByText('pat')).toBeTruthy();
});
