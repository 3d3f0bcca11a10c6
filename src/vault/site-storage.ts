// What the browser says about the storage it gives to this site.
import { StorageFull } from './errors.ts';

/**
 * Whether the browser keeps what is stored when it runs short of room. `denied`: it may drop all of it, and may be
 * asked again another time. `unavailable`: it can't be asked, or did not answer.
 */
export type Persistence = 'granted' | 'denied' | 'unavailable';

/** Runs work that stores, and where the browser has no room for it, says how much is taken. */
export async function withUsageTold<T>(storage: StorageManager | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StorageFull ? new StorageFull(error.cause, await usageOf(storage)) : error;
  }
}

/** Bytes that the browser holds for this origin, `null` where it does not say. The quota that it tells beside it is no measure: Chromium says 10 GiB more than is used, on any disk. */
export async function usageOf(storage: StorageManager | undefined): Promise<number | null> {
  const told = await storage?.estimate?.().catch(() => null);
  return told?.usage ?? null;
}

/**
 * Asks the browser to keep what is stored. Some ask their user: call it where that is understood, which is when
 * there is something to lose.
 */
export async function askToPersist(storage: StorageManager | undefined): Promise<Persistence> {
  if (typeof storage?.persist !== 'function') return 'unavailable';
  try {
    return (await storage.persisted()) || (await storage.persist()) ? 'granted' : 'denied';
  } catch {
    return 'unavailable';
  }
}
