/** Locks that hold across all tabs of the console (Web Locks). A tab that dies lets go of its own. */
export interface Locks {
  /** Waits for the lock, then holds it while `work` runs, and hands on what it gives or throws. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The same, but never waits. */
  tryLock<T>(name: string, work: () => Promise<T>): Promise<LockAttempt<T>>;
  /**
   * Holds one of several locks, whichever is free first, while `work` runs. Whoever came first gets the next one that
   * comes free, in whichever tab.
   * @throws the signal's reason where it was aborted before `work` began. After that the signal is work's own affair.
   */
  withFirstFree<T>(names: readonly string[], work: () => Promise<T>, waiting?: Waiting): Promise<T>;
}

/** How a caller waits for one of several locks. */
export interface Waiting {
  readonly signal?: AbortSignal;
  /** None was free: told once. */
  readonly onWaiting?: () => void;
}

/** What became of a lock that was not waited for. */
export type LockAttempt<T> = { readonly kind: 'held-elsewhere' } | { readonly kind: 'done'; readonly value: T };

/** @param lockManager the browser's own unless told. */
export function createLocks(lockManager: LockManager = navigator.locks): Locks {
  const tryLock: Locks['tryLock'] = async (name, work) =>
    await lockManager.request(name, { ifAvailable: true }, async (lock) =>
      lock ? { kind: 'done', value: await work() } : { kind: 'held-elsewhere' },
    );
  return {
    withLock: async (name, work) => await lockManager.request(name, () => work()),
    tryLock,
    async withFirstFree(names, work, { signal, onWaiting } = {}) {
      // One after the other: standing in all lines at once would take all that are free, if only for a moment.
      const begin = async () => {
        signal?.throwIfAborted();
        return work();
      };
      for (const name of names) {
        signal?.throwIfAborted();
        const attempt = await tryLock(name, begin);
        if (attempt.kind === 'done') return attempt.value;
      }
      onWaiting?.();
      return standInLines(lockManager, names, { work, signal });
    },
  };
}

interface Stay<T> {
  readonly work: () => Promise<T>;
  readonly signal: AbortSignal | undefined;
}

/** Stands in the lines of all names and leaves the others when the first lets in. The lines are fair, so this is. */
function standInLines<T>(lockManager: LockManager, names: readonly string[], { work, signal }: Stay<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const lines = new AbortController();
    let isOver = false;
    const leave = () => {
      isOver = true;
      signal?.removeEventListener('abort', cancel);
      lines.abort();
    };
    const fail = (reason: unknown) => {
      if (isOver) return;
      leave();
      reject(reason);
    };
    const cancel = () => fail(signal?.reason);
    const enter = async () => {
      // A second line may let in before it heard that this one left.
      if (isOver) return;
      leave();
      await work().then(resolve, reject);
    };
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) return cancel();
    for (const name of names) lockManager.request(name, { signal: lines.signal }, enter).catch(fail);
  });
}
