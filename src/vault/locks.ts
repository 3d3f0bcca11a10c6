/** Locks that hold across all tabs of the console (Web Locks). A tab that dies lets go of its own. */
export interface Locks {
  /** Waits for the lock, then holds it while `work` runs, and hands on what it gives or throws. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The same, but never waits. */
  tryLock<T>(name: string, work: () => Promise<T>): Promise<LockAttempt<T>>;
}

/** What became of a lock that was not waited for. */
export type LockAttempt<T> = { readonly kind: 'held-elsewhere' } | { readonly kind: 'done'; readonly value: T };

/** @param lockManager the browser's own unless told. */
export function createLocks(lockManager: LockManager = navigator.locks): Locks {
  return {
    withLock: async (name, work) => await lockManager.request(name, () => work()),
    tryLock: async (name, work) =>
      await lockManager.request(name, { ifAvailable: true }, async (lock) =>
        lock ? { kind: 'done', value: await work() } : { kind: 'held-elsewhere' },
      ),
  };
}
