import { SettingsPage } from '#features/settings/settings-page.tsx';
import { useAppearance } from './appearance.ts';
import { useSidebar } from './use-sidebar.ts';

/** The settings, with what the console remembers about itself. */
export function SettingsRoute() {
  const { theme, setTheme, areCharacterKeysOn, toggleCharacterKeys } = useAppearance();
  const { isCollapsed, toggle } = useSidebar();
  return (
    <SettingsPage
      appearance={{ theme, onTheme: setTheme, isSidebarCollapsed: isCollapsed, onToggleSidebar: toggle }}
      keyboard={{ areCharacterKeysOn, onToggle: toggleCharacterKeys }}
      version={String(import.meta.env.VITE_AUTHSCOPE_VERSION)}
    />
  );
}
