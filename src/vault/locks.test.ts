import { expect, test } from 'vitest';
import { createMemoryLockManager } from './locks.test-support.ts';
import { createLocks } from './locks.ts';

function twoTabs() {
  const lockManager = createMemoryLockManager();
  return [createLocks(lockManager), createLocks(lockManager)] as const;
}

test('two tabs that refresh one token do so one after the other', async () => {
  const [a, b] = twoTabs();
  const first = gate();
  const steps: string[] = [];
  const inA = a.withLock('refresh:token-1', async () => {
    steps.push('a begins');
    await first.passed;
    steps.push('a ends');
    return 'from a';
  });
  const inB = b.withLock('refresh:token-1', async () => {
    steps.push('b begins');
    return 'from b';
  });
  first.open();
  expect(await Promise.all([inA, inB])).toEqual(['from a', 'from b']);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins']);
});

test('locks of other names do not wait for each other', async () => {
  const [a, b] = twoTabs();
  const held = gate();
  const inA = a.withLock('refresh:token-1', () => held.passed);
  expect(await b.withLock('refresh:token-2', async () => 'at once')).toBe('at once');
  held.open();
  await inA;
});

test('a lock that another tab holds is not waited for, and free again after', async () => {
  const [a, b] = twoTabs();
  const held = gate();
  const inA = a.withLock('run:run-1', () => held.passed);
  expect(await b.tryLock('run:run-1', async () => 'never')).toEqual({ kind: 'held-elsewhere' });
  held.open();
  await inA;
  expect(await b.tryLock('run:run-1', async () => 'mine')).toEqual({ kind: 'done', value: 'mine' });
});

test('work that fails hands on its error and lets go of the lock', async () => {
  const [a, b] = twoTabs();
  const failing = () => Promise.reject(new Error('no network'));
  await expect(a.withLock('refresh:token-1', failing)).rejects.toThrow('no network');
  await expect(a.tryLock('refresh:token-1', failing)).rejects.toThrow('no network');
  expect(await b.tryLock('refresh:token-1', async () => 1)).toEqual({ kind: 'done', value: 1 });
});

/** Something to wait at until the test opens it. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
