/** Small things that are no secret, kept per browser: theme, pane widths. Fits zustand's `StateStorage`. */
export interface Preferences {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/**
 * Preferences over localStorage. Where the browser refuses it, or it is full, they last as long as the page and
 * nothing throws.
 * @param storage the browser's own unless told; reading that property is what throws where storage is off.
 */
export function createPreferences(storage: () => Storage = () => localStorage): Preferences {
  /** What storage would not take; `null` marks a removal that it refused. */
  const unsaved = new Map<string, string | null>();

  function attempt<T>(work: (storage: Storage) => T): { value: T } | null {
    try {
      return { value: work(storage()) };
    } catch {
      return null;
    }
  }

  return {
    getItem(name) {
      const kept = unsaved.get(name);
      return kept === undefined ? (attempt((each) => each.getItem(name))?.value ?? null) : kept;
    },
    setItem(name, value) {
      if (attempt((each) => each.setItem(name, value))) unsaved.delete(name);
      else unsaved.set(name, value);
    },
    removeItem(name) {
      if (attempt((each) => each.removeItem(name))) unsaved.delete(name);
      else unsaved.set(name, null);
    },
  };
}
