import { completeAuthorization } from './complete-authorization.ts';
import type { ConsoleServices } from './console-services.ts';
import { runLock } from './lock-names.ts';

/** How often a waiting run looks whether its attempt has expired, milliseconds. */
const expiryCheckMs = 5_000;

/**
 * Keeps a run going for as long as its page is open.
 * 1. Hold the run's lock.
 * 2. Go as far as the stored answer allows.
 * 3. While the run still waits, wait for the next change and go on.
 * @param signal aborted when the page goes: a waiting run lets go of its lock, a running exchange is finished first.
 */
export async function keepRun(services: ConsoleServices, runId: string, signal: AbortSignal): Promise<void> {
  await services.locks.withLock(runLock(runId), async () => {
    const changes = watchAttempt(services, runId, signal);
    try {
      while (!signal.aborted) {
        const outcome = await completeAuthorization(services, runId);
        if (outcome !== 'waiting') return;
        await changes.next();
      }
    } finally {
      changes.stop();
    }
  });
}

interface Watch {
  next(): Promise<void>;
  stop(): void;
}

/** Waits for changes of one run's attempt. One that comes between two waits is not missed. */
function watchAttempt(services: ConsoleServices, runId: string, signal: AbortSignal): Watch {
  let hasChanged = false;
  let wake = () => {};
  const onChange = () => {
    hasChanged = true;
    wake();
  };
  const unsubscribe = services.vault.subscribe((change) => {
    if (change.store === 'attempt' && change.id === runId) onChange();
  });
  const timer = setInterval(onChange, expiryCheckMs);
  signal.addEventListener('abort', onChange);
  return {
    async next() {
      if (!hasChanged) await new Promise<void>((resolve) => (wake = resolve));
      hasChanged = false;
    },
    stop() {
      unsubscribe();
      clearInterval(timer);
      signal.removeEventListener('abort', onChange);
    },
  };
}
