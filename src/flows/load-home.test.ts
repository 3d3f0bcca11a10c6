import { expect, test } from 'vitest';
import { blankRequest } from '#collection/saved-request.ts';
import { setUpConsoles } from './console.test-support.ts';
import { loadHome } from './load-home.ts';
import { refreshAndRetry } from './refresh-and-retry.ts';
import { sendFirst } from './send-first.test-support.ts';
import { begin, patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('a failure comes with its verdict until it is mended', async () => {
  const console = await openConsole();
  const { id: tokenId } = await walkToToken(console);
  await sendFirst(console.services, { tokenId }, patient);
  expect((await loadHome(console.services)).verdicts.size).toBe(0);

  console.advance(180_000);
  const failedId = await sendFirst(console.services, { tokenId }, patient);
  const { calls, verdicts } = await loadHome(console.services);
  expect(calls.map(({ purpose, status }) => `${purpose} ${status}`)).toEqual(['api 401', 'api 200', 'token 200']);
  expect(verdicts.get(failedId)).toMatchObject({
    headline: 'The access token had expired.',
    fix: 'refresh-and-retry',
  });

  await refreshAndRetry(console.services, failedId, patient);
  expect((await loadHome(console.services)).verdicts.size).toBe(0);
});

test('what was left open: runs until their time is over, requests that were not saved', async () => {
  const console = await openConsole();
  const { runId } = await begin(console);
  const startedAt = console.services.now();
  const request = { ...blankRequest, id: 'r1', changedAt: startedAt, url: '/reviews' };
  await console.services.vault.put([
    { kind: 'draft', draft: { id: 'r1', request, basedOn: null, changedAt: startedAt } },
  ]);
  const { waiting, unsaved } = await loadHome(console.services);
  expect(waiting).toEqual([{ id: runId, profileId: 'practice', endsAt: startedAt + 600_000 }]);
  expect(unsaved).toEqual([{ id: 'r1', collectionId: 'scratch', title: 'GET /reviews', changedAt: startedAt }]);

  console.advance(600_000);
  expect((await loadHome(console.services)).waiting).toEqual([]);
});

test('calls of more than a week ago are left to the log', async () => {
  const console = await openConsole();
  const { id: tokenId } = await walkToToken(console);
  await sendFirst(console.services, { tokenId }, patient);
  console.advance(8 * 86_400_000);
  expect((await loadHome(console.services)).calls).toEqual([]);
});
