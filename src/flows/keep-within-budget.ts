import { StorageFull, VaultUnavailable } from '#vault/errors.ts';
import type { Change } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';
import { budgetLock } from './lock-names.ts';

/** What bodies may take, bytes: what a user can choose. */
export const budgetChoices = [100_000_000, 500_000_000, 2_000_000_000] as const;
export const defaultBudgetBytes = 500_000_000;

type Budgeted = Pick<ConsoleServices, 'vault' | 'locks'>;

/**
 * Keeps the bodies of calls within the storage budget.
 * 1. Unless another tab is at it, take the lock.
 * 2. Drop the bodies of the oldest calls that are over. Their calls stay.
 */
export async function keepWithinBudget({ vault, locks }: Budgeted, budgetBytes: number): Promise<void> {
  await locks.tryLock(budgetLock, () => vault.trimBodies(budgetBytes));
}

/**
 * Does so whenever a call was stored. Call the answer to stop.
 * @param budgetBytes asked each time: the user may have chosen another.
 */
export function followBudget(services: Budgeted, budgetBytes: () => number): () => void {
  let state: 'idle' | 'running' | 'again' = 'idle';
  const run = async () => {
    do {
      state = 'running';
      await keepWithinBudget(services, budgetBytes()).catch(ignoreUnlessBug);
    } while (isAgain());
    state = 'idle';
  };
  const isAgain = () => state === 'again';
  return services.vault.subscribe(({ store }: Change) => {
    if (store !== 'call') return;
    if (state === 'idle') void run();
    else state = 'again';
  });
}

/** Storage that fails is told where somebody waits for it; here the next call tries again. */
function ignoreUnlessBug(error: unknown): void {
  if (!(error instanceof StorageFull || error instanceof VaultUnavailable)) throw error;
}
