/**
 * Whether the browser keeps what is stored when it runs short of room. `denied`: it may drop all of it, and may be
 * asked again another time. `unavailable`: it can't be asked, or did not answer.
 */
export type Persistence = 'granted' | 'denied' | 'unavailable';

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
