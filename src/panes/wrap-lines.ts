import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { preferences } from '#queries/preferences.ts';

/** Whether lines that are wider than their frame go on below, remembered on this device. */
export const useWrapLines = create<{ readonly wraps: boolean }>()(
  persist((): { readonly wraps: boolean } => ({ wraps: true }), {
    name: 'wrap-lines',
    storage: createJSONStorage(() => preferences),
  }),
);

/** From one to the other. */
export function toggleWrapLines(): void {
  useWrapLines.setState(({ wraps }) => ({ wraps: !wraps }));
}
