import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { createPreferences } from '#vault/preferences.ts';

const name = 'dismissed';

interface Dismissed {
  readonly ids: readonly string[];
}

/** What was waved off on Home, by id, remembered on this device. */
export const useDismissed = create<Dismissed>()(
  persist((): Dismissed => ({ ids: [] }), { name, storage: createJSONStorage(() => createPreferences()) }),
);

/**
 * Waves an item off.
 * @param present the ids that there are now: what is over need not be remembered.
 */
export function dismiss(id: string, present: readonly string[]): void {
  useDismissed.setState(({ ids }) => ({ ids: [...ids.filter((each) => each !== id && present.includes(each)), id] }));
}

/** Takes over what another tab waved off. Call the answer to stop. */
export function followDismissals(): () => void {
  const follow = ({ key }: StorageEvent) => {
    if (key === name) void useDismissed.persist.rehydrate();
  };
  addEventListener('storage', follow);
  return () => removeEventListener('storage', follow);
}
