import type { Locks } from '#vault/locks.ts';

/** Holds several locks while `act` runs. They are taken in one order, whoever asks, so that no two wait for each other. */
export function withLocks<T>(locks: Locks, names: readonly string[], act: () => Promise<T>): Promise<T> {
  const [first, ...rest] = names.toSorted();
  return first === undefined ? act() : locks.withLock(first, () => withLocks(locks, rest, act));
}
