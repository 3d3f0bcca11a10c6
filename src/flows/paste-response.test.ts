import { expect, test } from 'vitest';
import { readPastedResponse } from '#oauth/pasted-response.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { exchangeCode } from './exchange-code.ts';
import { keepRun } from './keep-run.ts';
import { loadRun } from './load-records.ts';
import { loadRunView } from './load-views.ts';
import { pasteResponse } from './paste-response.ts';
import { makeProfile } from './profiles.test-support.ts';
import { receiveResponse } from './receive-response.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';
import { begin, never, patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const ownPage = { kind: 'custom', uri: 'https://app.example/signed-in' } as const;

/** A run whose answer goes to a page that the console does not see, and the address that this page has then. */
async function beginElsewhere(console: TestConsole) {
  const profileId = await makeProfile(console.services, 'web', { redirect: ownPage });
  const { runId, consentUrl } = await begin(console, profileId);
  const fields = console.provider.allow(consentUrl);
  return { runId, fields, address: `${ownPage.uri}?${new URLSearchParams(fields)}` };
}

const outcomeOf = async (console: TestConsole, runId: string) => (await loadRun(console.services, runId)).outcome;

test('the address of a page that failed to load: its code waits for a press, then gives the token', async () => {
  const console = await openConsole();
  const { runId, address, fields } = await beginElsewhere(console);
  const kept = keepRun(console.services, runId, never);
  expect(await pasteResponse(console.services, { runId, text: `See ${address}\nBest, Pat` })).toEqual({
    kind: 'taken',
  });
  await kept;
  expect(await outcomeOf(console, runId)).toMatchObject({ kind: 'captured', from: 'pasted-text' });
  expect(console.network.sent).toEqual([]);
  await exchangeCode(console.services, runId, patient);
  expect(await outcomeOf(console, runId)).toMatchObject({ from: 'pasted-text', result: { kind: 'token' } });
  expect(console.tokenRequests()[0]?.get('redirect_uri')).toBe(ownPage.uri);
  expect(console.tokenRequests()[0]?.get('code')).toBe(fields[0]?.[1]);
});

test('the code that a provider shows on its own page: taken bare, without a state', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console, await makeProfile(console.services, 'native'));
  const [[, code]] = console.provider.allow(consentUrl) as [[string, string]];
  expect(await pasteResponse(console.services, { runId, text: ` ${code} ` })).toEqual({ kind: 'taken' });
  expect(await outcomeOf(console, runId)).toMatchObject({ kind: 'captured', from: 'bare-code' });
  await exchangeCode(console.services, runId, patient);
  expect(await outcomeOf(console, runId)).toMatchObject({ result: { kind: 'token' } });
});

test('what is read while typing is what the press reads again', async () => {
  const console = await openConsole();
  const { runId, address } = await beginElsewhere(console);
  const expected = (await loadRunView(console.services, runId))?.expectedPaste;
  expect(expected && readPastedResponse(address, expected)).toMatchObject({ kind: 'code', from: 'pasted-url' });
  await pasteResponse(console.services, { runId, text: address });
  expect((await loadRunView(console.services, runId))?.expectedPaste).toBeNull();
});

test.each<[string, (address: string) => string, string]>([
  ['another state', (address) => address.replace(/state=[^&]*/, 'state=of-another-run-entirely'), 'state-differs'],
  ['no state', (address) => address.replace(/&state=[^&]*/, ''), 'state-missing'],
  ['another issuer', (address) => address.replace(/iss=.*/, 'iss=https%3A%2F%2Fevil.example'), 'issuer-differs'],
  ['another address', (address) => address.replace('app.example', 'app.evil'), 'other-address'],
  ['two codes', (address) => `${address}&code=second`, 'repeated-field'],
  ['a bare code', (address) => /code=([^&]*)/.exec(address)?.[1] ?? '', 'bare-code-not-taken'],
])('R22: a paste with %s is refused; nothing of it is kept, and the run waits on', async (_, change, reason) => {
  const console = await openConsole();
  const { runId, address } = await beginElsewhere(console);
  const before = await dump(console.indexedDB);
  expect(await pasteResponse(console.services, { runId, text: change(address) })).toMatchObject({
    kind: 'refused',
    reason: { kind: reason },
  });
  expect(await dump(console.indexedDB)).toBe(before);
  expect(await pasteResponse(console.services, { runId, text: address })).toEqual({ kind: 'taken' });
});

test('nothing pasted is nothing taken', async () => {
  const console = await openConsole();
  const { runId } = await beginElsewhere(console);
  expect(await pasteResponse(console.services, { runId, text: ' \n' })).toEqual({ kind: 'empty' });
});

test('a pasted refusal ends the run in the provider’s words, and only those are kept', async () => {
  const console = await openConsole();
  const { runId, address } = await beginElsewhere(console);
  const denial = 'error=access_denied&error_description=No&error_uri=https%3A%2F%2Fa.example%2Fwhy';
  await pasteResponse(console.services, { runId, text: address.replace(/code=[^&]*/, denial) });
  expect(await outcomeOf(console, runId)).toEqual({
    kind: 'denied',
    receivedAt: console.services.now(),
    error: 'access_denied',
    description: 'No',
    uri: 'https://a.example/why',
  });
});

test('the callback was first, and nobody has gone on with it yet: its response counts, the paste does not', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const first = console.provider.allow(consentUrl);
  const second = console.provider.allow(consentUrl);
  await receiveResponse(console.services, first);
  const text = `http://127.0.0.1:6284/callback?${new URLSearchParams(second)}`;
  expect(await pasteResponse(console.services, { runId, text })).toEqual({ kind: 'answered-already' });
  expect(await completeAuthorization(console.services, runId)).toBe('exchanged');
  expect(console.tokenRequests().map((fields) => fields.get('code'))).toEqual([first[0]?.[1]]);
});

test('callback and paste at once: one of them is used, once, whichever it is', async () => {
  const console = await openConsole();
  const { runId, consentUrl } = await begin(console);
  const other = await console.openTab();
  const kept = keepRun(console.services, runId, never);
  const fields = console.provider.allow(consentUrl);
  const text = `http://127.0.0.1:6284/callback?${new URLSearchParams(fields)}`;
  const [pasted] = await Promise.all([
    pasteResponse(console.services, { runId, text }),
    receiveResponse(other, fields),
    kept,
  ]);
  const { kind } = await outcomeOf(console, runId);
  expect([pasted.kind, kind]).toEqual(
    pasted.kind === 'taken' ? ['taken', 'captured'] : ['answered-already', 'exchanged'],
  );
  if (kind === 'captured') await exchangeCode(console.services, runId, patient);
  expect(await outcomeOf(console, runId)).toMatchObject({ result: { kind: 'token' } });
  expect(console.tokenRequests()).toHaveLength(1);
});

test('a paste twice, or into a run that has its end, is told so', async () => {
  const console = await openConsole();
  const { runId, address } = await beginElsewhere(console);
  const twice = [1, 2].map(() => pasteResponse(console.services, { runId, text: address }));
  expect((await Promise.all(twice)).map(({ kind }) => kind)).toEqual(['taken', 'answered-already']);
});

test('a paste after ten minutes comes too late', async () => {
  const console = await openConsole();
  const { runId, address } = await beginElsewhere(console);
  console.advance(10 * 60_000);
  expect(await pasteResponse(console.services, { runId, text: address })).toEqual({ kind: 'expired' });
  expect(await completeAuthorization(console.services, runId)).toBe('refused');
});

test('R28, R29: a pasted code is stored sealed and shown by its last four', async () => {
  const console = await openConsole();
  const { runId, address } = await beginElsewhere(console);
  const handed = await pasteResponse(console.services, { runId, text: address });
  const seen = textOf([handed, await loadRunView(console.services, runId)]);
  expect(leaksIn(seen, console.provider.secrets)).toEqual([]);
  expect(leaksIn(await dump(console.indexedDB), console.provider.secrets)).toEqual([]);
});
