import { expect, test } from 'vitest';
import type { ResponseFields } from '#oauth/run.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles } from './console.test-support.ts';
import { keepRun } from './keep-run.ts';
import { loadRun } from './load-records.ts';
import { runLock } from './lock-names.ts';
import { receiveResponse } from './receive-response.ts';
import { begin, beginAnswered, never } from './walk.test-support.ts';

const openConsole = setUpConsoles();
const minute = 60_000;

test('where a tab holds the run, it goes on there', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const kept = keepRun(console.services, runId, never);
  const callbackTab = await console.openTab();
  const reception = await receiveResponse(callbackTab, console.provider.allow(consentUrl));
  expect(reception).toEqual({ kind: 'run-goes-on' });
  await kept;
  expect((await loadRun(callbackTab, runId)).outcome.kind).toBe('exchanged');
});

test('where the run’s tab is gone, the callback’s becomes the run page and goes on', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const page = new AbortController();
  const kept = keepRun(console.services, runId, page.signal);
  page.abort();
  await kept;
  const callbackTab = await console.openTab();
  const reception = await receiveResponse(callbackTab, console.provider.allow(consentUrl));
  expect(reception).toEqual({ kind: 'become-run-page', profileId: 'practice', runId });
  await keepRun(callbackTab, runId, never);
  expect((await loadRun(callbackTab, runId)).outcome.kind).toBe('exchanged');
});

test('a callback that is reloaded before or after the exchange changes nothing', async () => {
  const console = await openConsole();
  const { runId, fields } = await beginAnswered(console);
  expect(await receiveResponse(console.services, fields)).toEqual({ kind: 'answered-already' });
  await completeAuthorization(console.services, runId);
  expect(await receiveResponse(console.services, fields)).toEqual({ kind: 'answered-already' });
  expect(console.tokenRequests()).toHaveLength(1);
});

test('of two answers the first stays, even where the second carries another code', async () => {
  const console = await openConsole();
  const { runId, fields } = await beginAnswered(console);
  const forged: ResponseFields = fields.map(([name, value]) => [name, name === 'code' ? 'somebody-elses' : value]);
  expect(await receiveResponse(console.services, forged)).toEqual({ kind: 'answered-already' });
  await completeAuthorization(console.services, runId);
  expect(console.tokenRequests()[0]?.get('code')).toBe(fields[0]?.[1]);
});

test.each<[string, (fields: [string, string][]) => ResponseFields]>([
  ['none', (fields) => fields.filter(([name]) => name !== 'state')],
  ['an unknown one', (fields) => fields.map(([name, value]) => [name, name === 'state' ? 'guessed' : value])],
  ['an empty one', (fields) => fields.map(([name, value]) => [name, name === 'state' ? '' : value])],
  ['two', (fields) => [...fields, ...fields.filter(([name]) => name === 'state')]],
  ['two that differ', (fields) => [...fields, ['state', 'guessed']]],
])('a response with %s for state belongs to no run and stores nothing', async (_, change) => {
  const console = await openConsole();
  const { runId, reception } = await beginAnswered(console, change);
  expect(reception).toEqual({ kind: 'unknown-state' });
  expect(await completeAuthorization(console.services, runId)).toBe('waiting');
  expect(console.network.sent).toEqual([]);
});

test('a visit without a response says so', async () => {
  const { services } = await openConsole();
  expect(await receiveResponse(services, [])).toEqual({ kind: 'no-response' });
});

test('after ten minutes an answer is too late, and its run is told', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const fields = console.provider.allow(consentUrl);
  console.advance(10 * minute + 1);
  expect(await receiveResponse(console.services, fields)).toEqual({ kind: 'expired' });
  expect(await completeAuthorization(console.services, runId)).toBe('refused');
  expect((await loadRun(console.services, runId)).outcome).toMatchObject({ reason: { kind: 'attempt-expired' } });
  expect(console.network.sent).toEqual([]);
});

test('at ten minutes sharp the attempt is over for the run as it is for the vault', async () => {
  const console = await openConsole();
  const { runId } = await begin(console);
  console.advance(10 * minute);
  expect(await completeAuthorization(console.services, runId)).toBe('refused');
});

test('looking whether a tab holds the run leaves its lock free', async () => {
  const console = await openConsole();
  const { runId } = await beginAnswered(console);
  expect(await console.services.locks.tryLock(runLock(runId), async () => 'free')).toEqual({
    kind: 'done',
    value: 'free',
  });
});
