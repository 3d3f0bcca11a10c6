import { expect, test, vi } from 'vitest';
import { createMemoryLockManager } from './locks.test-support.ts';
import { createLocks, type Locks } from './locks.ts';

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

const slots = ['slot-1', 'slot-2'];

/** Callers of `withFirstFree` on two slots: who began, in which order, and how to let each end. */
function callers(tabs: readonly Locks[]) {
  const began: string[] = [];
  const waited: string[] = [];
  return {
    began,
    waited,
    call(name: string, signal?: AbortSignal) {
      const held = gate();
      const tab = tabs[began.length % tabs.length] as Locks;
      const work = async () => {
        began.push(name);
        await held.passed;
        return name;
      };
      const waiting = { onWaiting: () => waited.push(name), ...(signal ? { signal } : {}) };
      return { end: held.open, result: tab.withFirstFree(slots, work, waiting) };
    },
  };
}

test('as many at once as there are slots, the rest wait for the first that comes free', async () => {
  const { call, began, waited } = callers(twoTabs());
  const [a, b, c] = [call('a'), call('b'), call('c')];
  await vi.waitFor(() => expect(waited).toEqual(['c']));
  expect(began).toEqual(['a', 'b']);
  b.end();
  await vi.waitFor(() => expect(began).toEqual(['a', 'b', 'c']));
  a.end();
  c.end();
  expect(await Promise.all([a.result, b.result, c.result])).toEqual(['a', 'b', 'c']);
});

test('who waits is served in order, across tabs, and nobody overtakes', async () => {
  const { call, began, waited } = callers(twoTabs());
  const names = Array.from({ length: 40 }, (_, index) => `${index}`);
  const calls = names.map((name) => call(name));
  await vi.waitFor(() => expect(waited).toHaveLength(38));
  for (const [index, each] of calls.entries()) {
    await vi.waitFor(() => expect(began.length).toBeGreaterThan(index), { interval: 1 });
    each.end();
  }
  expect(await Promise.all(calls.map(({ result }) => result))).toEqual(names);
  expect(began).toEqual(names);
});

test('never more at once than slots, whoever ends when', async () => {
  const [a, b] = twoTabs();
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    running -= 1;
  };
  await Promise.all(Array.from({ length: 100 }, (_, index) => (index % 2 ? a : b).withFirstFree(slots, work)));
  expect(most).toBe(2);
});

test("a wait that is cancelled ends with the signal's reason, begins no work and holds nobody up", async () => {
  const { call, began, waited } = callers(twoTabs());
  const cancelling = new AbortController();
  const [a, b, c, d] = [call('a'), call('b'), call('c', cancelling.signal), call('d')];
  await vi.waitFor(() => expect(waited).toEqual(['c', 'd']));
  cancelling.abort('no longer wanted');
  await expect(c.result).rejects.toBe('no longer wanted');
  a.end();
  await vi.waitFor(() => expect(began).toEqual(['a', 'b', 'd']));
  b.end();
  d.end();
  await Promise.all([a.result, b.result, d.result]);
});

test("a signal that was aborted before lets nothing begin; aborted during the work it is the work's own", async () => {
  const { call, began } = callers(twoTabs());
  await expect(call('late', AbortSignal.abort('too late')).result).rejects.toBe('too late');
  expect(began).toEqual([]);
  const cancelling = new AbortController();
  const a = call('a', cancelling.signal);
  await vi.waitFor(() => expect(began).toEqual(['a']));
  cancelling.abort();
  a.end();
  expect(await a.result).toBe('a');
});

test('a signal that is aborted while a slot is asked for lets nothing begin either', async () => {
  const { call, began } = callers(twoTabs());
  const cancelling = new AbortController();
  const { result } = call('a', cancelling.signal);
  cancelling.abort('no longer wanted');
  await expect(result).rejects.toBe('no longer wanted');
  expect(began).toEqual([]);
});

test('work in a slot that fails hands on its error and frees the slot, waited for or not', async () => {
  const [a, b] = twoTabs();
  const fail = () => Promise.reject(new Error('no network'));
  const held = gate();
  const first = a.withFirstFree(['slot'], () => held.passed);
  const second = b.withFirstFree(['slot'], fail);
  held.open();
  await first;
  await expect(second).rejects.toThrow('no network');
  await expect(a.withFirstFree(['slot'], fail)).rejects.toThrow('no network');
  expect(await b.withFirstFree(['slot'], async () => 'free')).toBe('free');
});

/** Something to wait at until the test opens it. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
