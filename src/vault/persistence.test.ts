import { expect, test, vi } from 'vitest';
import { askToPersist } from './persistence.ts';
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
