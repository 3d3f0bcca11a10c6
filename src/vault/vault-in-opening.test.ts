import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VaultUnavailable } from './errors.ts';
import { someProfile } from './records.test-support.ts';
import { openTestVault } from './vault.test-support.ts';
import type { Change, Vault } from './vault.ts';
import { createVaultInOpening } from './vault-in-opening.ts';

let opened: Vault;
let vault: Vault;
let finish: () => void;
let fail: (reason: Error) => void;

beforeEach(async () => {
  opened = await openTestVault();
  const opening = new Promise<Vault>((resolve, reject) => {
    finish = () => resolve(opened);
    fail = reject;
  });
  vault = createVaultInOpening(opening);
});
afterEach(() => opened.close());

const profile = someProfile();
const put = () => vault.put([{ kind: 'profile', profile }]);

test('it has what the open vault has', () => {
  expect(Object.keys(vault).sort()).toEqual(Object.keys(opened).sort());
});

test('what is asked for before it is open waits for that, in the order of the asking', async () => {
  const stored = put();
  const loaded = vault.loadProfile(profile.id);
  const early = vi.fn();
  void stored.then(early);
  expect(await opened.loadProfiles()).toEqual({ records: [], unreadable: [] });
  expect(early).not.toHaveBeenCalled();

  finish();
  await stored;
  expect(await opened.loadProfile(profile.id)).toEqual(profile);
  expect(await loaded).toBeNull();
  expect(await vault.loadProfile(profile.id)).toEqual(profile);
});

test('who listens before it is open hears the first change, who stopped by then does not', async () => {
  const heard: Change[] = [];
  const notHeard = vi.fn();
  const stop = vault.subscribe((change) => heard.push(change));
  vault.subscribe(notHeard)();
  vault.onCleared(notHeard)();
  finish();
  await put();
  expect(heard).toEqual([{ store: 'profile', id: profile.id }]);
  expect(notHeard).not.toHaveBeenCalled();

  stop();
  await put();
  expect(heard).toHaveLength(1);
});

test('a body goes in and out, whole', async () => {
  const writer = vault.writeBody();
  const written = writer.write(new TextEncoder().encode('a large body'));
  finish();
  await written;
  const body = await writer.close();
  expect(await new Response(vault.readBody(body)).text()).toBe('a large body');
});

test('a body that nobody reads on is let go of', async () => {
  const cancelled = vi.fn();
  vi.spyOn(opened, 'readBody').mockReturnValue(new ReadableStream({ cancel: cancelled }));
  const reading = vault.readBody({} as Parameters<Vault['readBody']>[0]).cancel('enough');
  finish();
  await reading;
  expect(cancelled).toHaveBeenCalledWith('enough');
});

test('a vault that can’t be opened says why to everybody who asked', async () => {
  const reason = new VaultUnavailable('refused');
  const writer = vault.writeBody();
  const stream = vault.readBody({} as Parameters<Vault['readBody']>[0]);
  const asked = [put(), vault.loadProfiles(), writer.write(new Uint8Array(1)), writer.close(), writer.discard()];
  vault.subscribe(() => {})();
  vault.close();
  fail(reason);
  const answers = await Promise.allSettled([...asked, new Response(stream).text()]);
  expect(answers).toEqual(answers.map(() => ({ status: 'rejected', reason })));
});

test('closing it before it is open closes it then', async () => {
  vault.close();
  finish();
  await expect(vault.loadProfiles()).rejects.toThrow(VaultUnavailable);
});
