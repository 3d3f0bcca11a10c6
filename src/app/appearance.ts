import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { setCharacterKeys } from '#ui/commands.ts';
import { createPreferences } from '#vault/preferences.ts';

/** `system` follows the operating system. */
export type Theme = 'system' | 'light' | 'dark';

interface Appearance {
  theme: Theme;
  /** `null` until it is chosen. */
  isSidebarCollapsed: boolean | null;
  /** Whether single letters and signs are keys. */
  areCharacterKeysOn: boolean;
  setTheme: (theme: Theme) => void;
  nextTheme: () => void;
  setSidebarCollapsed: (isSidebarCollapsed: boolean) => void;
  toggleCharacterKeys: () => void;
}

const following: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** How the console looks and listens, remembered on this device. */
export const useAppearance = create<Appearance>()(
  persist(
    (set) => ({
      theme: 'system',
      isSidebarCollapsed: null,
      areCharacterKeysOn: true,
      setTheme: (theme) => set({ theme }),
      nextTheme: () => set(({ theme }) => ({ theme: following[theme] })),
      setSidebarCollapsed: (isSidebarCollapsed) => set({ isSidebarCollapsed }),
      toggleCharacterKeys: () => set(({ areCharacterKeysOn }) => ({ areCharacterKeysOn: !areCharacterKeysOn })),
    }),
    { name: 'appearance', storage: createJSONStorage(() => createPreferences()) },
  ),
);

/** Keeps the page's theme and keys in step with the choice. Called once, before anything is drawn. */
export function applyAppearance(): void {
  const apply = ({ theme, areCharacterKeysOn }: Appearance) => {
    setCharacterKeys(areCharacterKeysOn);
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  apply(useAppearance.getState());
  useAppearance.subscribe(apply);
}
