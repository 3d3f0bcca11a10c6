import { expect, test, vi } from 'vitest';
import { StorageFull } from './errors.ts';
import { askToPersist, withUsageTold } from './site-storage.ts';
import { openTestVault } from './vault.test-support.ts';

const refuses = () => Promise.reject(new TypeError('Not in this context'));

test.each([
  ['was told already that it stays', { persisted: async () => true, persist: refuses }, 'granted'],
  ['grants it', { persisted: async () => false, persist: async () => true }, 'granted'],
  ['does not', { persisted: async () => false, persist: async () => false }, 'denied'],
  ['fails', { persisted: refuses, persist: refuses }, 'unavailable'],
  ['can not be asked', {}, 'unavailable'],
  ['has no such thing', undefined, 'unavailable'],
])('a browser that %s', async (_, storage, answer) => {
  expect(await askToPersist(storage as StorageManager | undefined)).toBe(answer);
});

test('who was granted it is not asked again', async () => {
  const persist = vi.fn();
  const vault = await openTestVault({ storage: { persisted: async () => true, persist } as never });
  expect(await vault.persist()).toBe('granted');
  expect(persist).not.toHaveBeenCalled();
  vault.close();
});

test.each([
  ['tells', { estimate: async () => ({ usage: 9_960_000 }) }, / \(Authscope takes 10\.0 MB\)\. /],
  ['does not know', { estimate: async () => ({}) }, /store this\. What was there before is kept\. Free space/],
  ['fails', { estimate: refuses }, /store this\. /],
  ['has no such thing', undefined, /store this\. /],
])('a full disk, and a browser that %s how much is taken', async (_, storage, words) => {
  const cause = new DOMException('No room', 'QuotaExceededError');
  const storing = withUsageTold(storage as StorageManager | undefined, () => Promise.reject(new StorageFull(cause)));
  await expect(storing).rejects.toThrow(expect.objectContaining({ name: 'StorageFull', cause }));
  await expect(storing).rejects.toThrow(words);
});

test('any other error stays what it is', async () => {
  const error = new TypeError('a bug');
  await expect(withUsageTold(undefined, () => Promise.reject(error))).rejects.toBe(error);
});
