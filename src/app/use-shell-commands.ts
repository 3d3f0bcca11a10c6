import { useNavigate } from 'react-router';
import { settingsSections } from '#features/settings/settings-sections.ts';
import type { Command } from '#ui/command.ts';
import { useCommands } from '#ui/commands.ts';
import { type Theme, useAppearance } from './appearance.ts';
import { destinations } from './destinations.ts';
import { useOverlays } from './overlays.ts';
import { themeWords } from './theme-words.ts';
import { useSidebar } from './use-sidebar.ts';

/** What can be done on every page. */
export function useShellCommands(): void {
  const navigate = useNavigate();
  const lookCommands = useLookCommands();
  const show = useOverlays((overlays) => overlays.show);
  useCommands([
    {
      id: 'open-palette',
      name: 'Search or run',
      group: 'Actions',
      keys: ['⌘', 'K'],
      isHidden: true,
      run: () => show('palette'),
    },
    ...places.map(({ path, ...command }): Command => ({ ...command, run: () => void navigate(path) })),
    {
      id: 'show-shortcuts',
      name: 'Show keyboard shortcuts',
      group: 'Actions',
      keys: ['?'],
      run: () => show('shortcuts'),
    },
    ...lookCommands,
  ]);
}

/** What is an address away. */
const places: readonly (Omit<Command, 'run'> & { readonly path: string })[] = [
  ...destinations.map(({ name, path, letter }) => ({
    id: `go-to:${path}`,
    name: `Go to ${name}`,
    group: 'Go to' as const,
    keys: ['G', letter],
    path,
  })),
  { id: 'new-profile', name: 'New profile', group: 'Profiles', path: '/profiles/new' },
  {
    id: 'paste-anything',
    name: 'Paste anything',
    detail: 'consent URL, curl, credentials file',
    group: 'Profiles',
    path: '/profiles/paste',
  },
  {
    id: 'profile-from-issuer',
    name: 'New profile by discovery',
    detail: 'from an issuer',
    group: 'Profiles',
    path: '/profiles/new?from=issuer',
  },
  { id: 'open-share', name: 'Open a shared link', group: 'Requests', path: '/s' },
  { id: 'import-file', name: 'Import a file', detail: 'Postman, OpenAPI, curl', group: 'Requests', path: '/s' },
  {
    id: 'make-backup',
    name: 'Back up everything',
    detail: 'export, encrypted',
    group: 'Actions',
    path: '/settings/backup',
  },
  { id: 'restore-backup', name: 'Restore a backup', group: 'Actions', path: '/settings/backup' },
  ...settingsSections.map(({ id, name, holds }) => ({
    id: `settings:${id}`,
    name: `Open ${name.toLowerCase()} settings`,
    detail: holds,
    group: 'Go to' as const,
    path: `/settings/${id}`,
  })),
];

const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** How the console looks and listens. */
function useLookCommands(): Command[] {
  const { theme, setTheme, areCharacterKeysOn, toggleCharacterKeys } = useAppearance();
  const sidebar = useSidebar();
  return [
    ...themes.map(
      (each): Command => ({
        id: `theme:${each}`,
        name: themeWords[each],
        group: 'Actions',
        isAvailable: each !== theme,
        run: () => setTheme(each),
      }),
    ),
    {
      id: 'toggle-character-keys',
      name: areCharacterKeysOn ? 'Turn single-letter keys off' : 'Turn single-letter keys on',
      group: 'Actions',
      run: toggleCharacterKeys,
    },
    {
      id: 'toggle-sidebar',
      name: sidebar.isCollapsed ? 'Expand sidebar' : 'Collapse sidebar',
      group: 'Actions',
      keys: ['['],
      run: sidebar.toggle,
    },
  ];
}
