import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { createPreferences } from '#vault/preferences.ts';

/** `system` follows the operating system. */
export type Theme = 'system' | 'light' | 'dark';

interface Appearance {
  theme: Theme;
  isSidebarCollapsed: boolean;
  nextTheme: () => void;
  toggleSidebar: () => void;
}

const following: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** How the console looks, remembered on this device. */
export const useAppearance = create<Appearance>()(
  persist(
    (set) => ({
      theme: 'system',
      isSidebarCollapsed: false,
      nextTheme: () => set(({ theme }) => ({ theme: following[theme] })),
      toggleSidebar: () => set(({ isSidebarCollapsed }) => ({ isSidebarCollapsed: !isSidebarCollapsed })),
    }),
    { name: 'appearance', storage: createJSONStorage(() => createPreferences()) },
  ),
);

/** Keeps the page's theme in step with the choice. Called once, before anything is drawn. */
export function applyTheme(): void {
  const apply = ({ theme }: Pick<Appearance, 'theme'>) => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  apply(useAppearance.getState());
  useAppearance.subscribe(apply);
}
