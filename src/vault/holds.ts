/**
 * Keeps the files of bodies from being swept while no record names them: one that is being written, or one whose record
 * was removed and may be brought back; and what a restore has taken in, by its own id. A hold is a Web Lock, so a tab that dies lets go of its own.
 */
export interface Holds {
  /** Holds a body; the answer lets go of it. Several may hold the same. */
  hold(bodyId: string): Promise<() => void>;
  /** The bodies that any tab holds. */
  held(): Promise<ReadonlySet<string>>;
  /** Lets go of everything. */
  close(): void;
}

const prefix = 'body:';

/** Stands for the id of a body: whoever holds it holds all there are. */
export const everyBody = '*';

/** @param lockManager `null` where the browser has none: then this tab knows of its own holds only. */
export function createHolds(lockManager: LockManager | null, crypto: Crypto): Holds {
  const own = new Map<string, () => void>();
  return {
    async hold(bodyId) {
      const name = `${prefix}${bodyId}:${crypto.randomUUID()}`;
      const lasts = new Promise<void>((resolve) => own.set(name, resolve));
      await new Promise<void>((isHeld, fail) => {
        if (!lockManager) return isHeld();
        const holding = () => {
          isHeld();
          return lasts;
        };
        lockManager.request(name, holding).catch(fail);
      });
      return () => {
        own.get(name)?.();
        own.delete(name);
      };
    },
    async held() {
      const { held = [] } = (await lockManager?.query()) ?? {};
      const names = [...own.keys(), ...held.map(({ name = '' }) => name)];
      return new Set(names.filter((name) => name.startsWith(prefix)).map((name) => name.split(':')[1] ?? ''));
    },
    close() {
      for (const release of own.values()) release();
      own.clear();
    },
  };
}
