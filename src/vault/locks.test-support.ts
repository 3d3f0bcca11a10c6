interface Waiter {
  readonly start: () => void;
}

/**
 * Web Locks in memory, exclusive ones only: what Node 20 lacks. Lines are first come, first served; a signal takes a
 * waiter out of its line. Share one among the "tabs" of a test.
 */
export function createMemoryLockManager(): LockManager {
  const queues = new Map<string, Waiter[]>();

  function acquire(name: string, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return new Promise((resolve, reject) => {
      const leave = () => {
        // Whoever was let in already stays.
        if (queue.indexOf(waiter) <= 0) return;
        queue.splice(queue.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter = {
        start() {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal?.addEventListener('abort', leave);
      queue.push(waiter);
      if (queue.length === 1) waiter.start();
    });
  }

  function release(name: string) {
    const queue = queues.get(name);
    queue?.shift();
    if (queue?.length) queue[0]?.start();
    else queues.delete(name);
  }

  async function request(
    name: string,
    ...rest: [LockGrantedCallback<unknown>] | [LockOptions, LockGrantedCallback<unknown>]
  ) {
    const [options, work] = rest.length === 1 ? [{} as LockOptions, rest[0]] : rest;
    if (options.ifAvailable && options.signal) throw new DOMException('Both at once', 'NotSupportedError');
    if (options.ifAvailable && queues.has(name)) return work(null);
    await acquire(name, options.signal);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      release(name);
    }
  }

  const query = async () => ({
    held: [...queues.keys()].map((name) => ({ name, mode: 'exclusive' as const })),
    pending: [...queues].flatMap(([name, [, ...waiting]]) => waiting.map(() => ({ name, mode: 'exclusive' as const }))),
  });
  return { request, query } as LockManager;
}
