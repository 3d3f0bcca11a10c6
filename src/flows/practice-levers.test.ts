import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedPractice, servePractice } from '#practice/serve-practice.test-support.ts';
import { PracticeBrowser } from '#practice/standard/practice-browser.test-support.ts';
import { adoptToken } from './adopt-token.ts';
import { changeProfile } from './change-profile.ts';
import { completeAuthorization } from './complete-authorization.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { loadRun, loadToken } from './load-records.ts';
import { loadLevers, pullLever } from './practice-levers.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { receiveResponse } from './receive-response.ts';
import { refreshToken } from './refresh-token.ts';
import { renewToken } from './renew-token.ts';
import { switchPresetSide } from './switch-preset-side.ts';
import { begin } from './walk.test-support.ts';

let practice: ServedPractice;
beforeAll(async () => {
  practice = await servePractice(['http://127.0.0.1:6284']);
});
afterAll(() => practice.close());

const openConsole = setUpConsoles(() => practice.origin);
const { signal } = new AbortController();

test('levers are set and cleared at the provider, and no call is kept of it', async () => {
  const { services } = await openConsole();
  const set = await pullLever(services, { kind: 'set', changes: { lifetime_seconds: 30, rate_limit: true } });
  expect(set).toMatchObject({ kind: 'levers', state: { pulled: ['lifetime_seconds', 'rate_limit'] } });
  expect(await loadLevers(services, signal)).toEqual(set);
  expect(await pullLever(services, { kind: 'clear' })).toMatchObject({ kind: 'levers', state: { pulled: [] } });
  expect(await services.vault.loadCallLog()).toEqual([]);
});

test('a refusal is told in the provider’s words', async () => {
  const { services } = await openConsole();
  expect(await pullLever(services, { kind: 'set', changes: { slow_ms: -1 } })).toEqual({
    kind: 'failed',
    sentence: 'slow_ms is -1. It takes a whole number from 0 to 60000.',
  });
});

test('a refresh token that is rotated away ends in invalid_grant, and the log says which lever did it', async () => {
  const console = await openConsole();
  const { services } = console;
  const { runId, consentUrl } = await begin(console);
  const { searchParams } = await new PracticeBrowser(practice.origin).consent(consentUrl);
  await receiveResponse(services, [...searchParams]);
  await completeAuthorization(services, runId);
  const { outcome } = await loadRun(services, runId);
  if (outcome.kind !== 'exchanged' || outcome.result.kind !== 'token') throw new Error(`The run is ${outcome.kind}`);
  const { tokenId } = outcome.result;
  await pullLever(services, { kind: 'rotate', tokenId, which: 'refreshToken' });
  expect(await refreshToken(services, tokenId, { signal })).toMatchObject({ kind: 'failed' });
  const [refresh] = await services.vault.loadCallLog();
  expect([refresh?.purpose, refresh?.status, refresh?.practiceMarks]).toEqual(['refresh', 400, ['rotate']]);
});

describe('R27: a token of which nobody knows who gave it', () => {
  /** A real token that was pasted, its profile at the practice provider since. */
  async function openPasted(at: 'practice' | 'real') {
    const { services, network } = await openConsole();
    const id = await createProfile(services, { kind: 'preset', id: 'clayton', at, values: {} });
    const home = { kind: 'profile', id } as const;
    const { tokenId } = await adoptToken(services, { adoptedAs: 'token', text: 'pasted-abcdef', home, call: null });
    if (at === 'real') await switchPresetSide(services, { id, at: 'practice', values: {} });
    const pulled = await pullLever(services, { kind: 'revoke', tokenId, which: 'accessToken' });
    return { pulled, urls: network.sent.map(({ url }) => url) };
  }

  test('goes to the practice provider if it was pasted there', async () => {
    const { urls } = await openPasted('practice');
    expect(urls).toContain(`${practice.origin}/levers/revoke`);
  });

  test('stays here if its profile was at the real one then', async () => {
    const { pulled, urls } = await openPasted('real');
    expect(pulled).toEqual({
      kind: 'failed',
      sentence: 'This token is not of the practice provider: it was not sent there.',
    });
    expect(urls).toEqual([]);
  });

  test('stays here if it is older than bindings and its call was deleted', async () => {
    const console = await openConsole();
    const { services, network } = console;
    const id = await createProfile(services, { kind: 'preset', id: 'clayton', at: 'real', values: {} });
    await changeProfile(services, { id, change: { clientId: 'mine', grant: 'client_credentials' } });
    await setProfileSecret(services, { id, field: 'clientSecret', text: 'mine-and-nobodys' });
    network.meet({ kind: 'answer', response: Response.json({ access_token: 'real', expires_in: 3600 }) });
    const renewed = await renewToken(services, { profileId: id, mayBeLast: true }, { signal });
    if (renewed.kind !== 'token') throw new Error(renewed.kind);
    const { tokenId } = renewed;
    const { origins: _, issuedBy: __, ...older } = await loadToken(services, tokenId);
    await services.vault.put([{ kind: 'token', token: older }]);
    await services.vault.remove([{ store: 'call', id: older.callId ?? '' }]);
    await switchPresetSide(services, { id, at: 'practice', values: {} });
    expect(await pullLever(services, { kind: 'revoke', tokenId, which: 'accessToken' })).toMatchObject({
      sentence: 'This token is not of the practice provider: it was not sent there.',
    });
    expect(network.sent).toHaveLength(1);
  });
});

test.each([
  ['does not run', '', 'The practice provider is not running in this launch.'],
  ['is gone', 'http://localhost:1', 'The practice provider did not answer.'],
])('a provider that %s', async (_name, origin, words) => {
  const { services, network } = await openConsole();
  network.meet({ kind: 'ending', ending: { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' } });
  const origins = { ...services.origins, practice: origin };
  expect(await loadLevers({ ...services, origins }, signal)).toMatchObject({
    kind: 'failed',
    sentence: expect.stringContaining(words),
  });
});

test('another program on its port', async () => {
  const { services, network } = await openConsole();
  network.meet({ kind: 'answer', response: new Response('<h1>Hello</h1>', { status: 200 }) });
  expect(await loadLevers(services, signal)).toMatchObject({
    kind: 'failed',
    sentence: expect.stringContaining('not this version’s practice provider: it said 200'),
  });
});
