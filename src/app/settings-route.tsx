import { SettingsPage } from '#features/settings/settings-page.tsx';
import { useAppearance } from './appearance.ts';

/** The settings, with what the console remembers about itself. */
export function SettingsRoute() {
  const { theme, setTheme, isSidebarCollapsed, toggleSidebar, areCharacterKeysOn, toggleCharacterKeys } =
    useAppearance();
  return (
    <SettingsPage
      appearance={{ theme, onTheme: setTheme, isSidebarCollapsed, onToggleSidebar: toggleSidebar }}
      keyboard={{ areCharacterKeysOn, onToggle: toggleCharacterKeys }}
      version={String(import.meta.env.VITE_AUTHSCOPE_VERSION)}
    />
  );
}
