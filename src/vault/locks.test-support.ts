interface Waiter {
  readonly start: () => void;
}

/** Web Locks in memory, exclusive ones only: what Node 20 lacks. Share one among the "tabs" of a test. */
export function createMemoryLockManager(): LockManager {
  const queues = new Map<string, Waiter[]>();

  function acquire(name: string): Promise<void> {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return new Promise((resolve) => {
      queue.push({ start: resolve });
      if (queue.length === 1) resolve();
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
    if (options.ifAvailable && queues.has(name)) return work(null);
    await acquire(name);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      release(name);
    }
  }

  const query = async () => ({
    held: [...queues.keys()].map((name) => ({ name, mode: 'exclusive' as const })),
    pending: [],
  });
  return { request, query } as LockManager;
}
