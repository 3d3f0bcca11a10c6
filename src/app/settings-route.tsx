import { useParams } from 'react-router';
import { SettingsPage } from '#features/settings/settings-page.tsx';
import { settingsSections } from '#features/settings/settings-sections.ts';
import { useAppearance } from './appearance.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { useSidebar } from './use-sidebar.ts';

/** The settings, with what the console remembers about itself. */
export function SettingsRoute() {
  const { theme, setTheme, areCharacterKeysOn, toggleCharacterKeys } = useAppearance();
  const { isCollapsed, toggle } = useSidebar();
  const { section } = useParams();
  if (section !== undefined && !settingsSections.some(({ id }) => id === section)) return <NotFoundPage />;
  return (
    <SettingsPage
      appearance={{ theme, onTheme: setTheme, isSidebarCollapsed: isCollapsed, onToggleSidebar: toggle }}
      keyboard={{ areCharacterKeysOn, onToggle: toggleCharacterKeys }}
      version={String(import.meta.env.VITE_AUTHSCOPE_VERSION)}
    />
  );
}
