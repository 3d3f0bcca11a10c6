import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { createPreferences } from '#vault/preferences.ts';

interface EnvironmentInUse {
  /** `null` for none. */
  readonly environmentId: string | null;
}

const useStore = create<EnvironmentInUse>()(
  persist((): EnvironmentInUse => ({ environmentId: null }), {
    name: 'authscope-environment',
    storage: createJSONStorage(() => createPreferences()),
  }),
);

/** The environment that requests are tried against, remembered per browser. It may be deleted by now. */
export function useEnvironmentInUse(): string | null {
  return useStore(({ environmentId }) => environmentId);
}

/** Chooses the environment that requests are tried against; `null` for none. */
export function chooseEnvironment(environmentId: string | null): void {
  useStore.setState({ environmentId });
}
