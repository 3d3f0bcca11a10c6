import { useNavigate } from 'react-router';
import type { Command } from '#ui/command.ts';
import { useCommands } from '#ui/commands.ts';
import { useAppearance } from './appearance.ts';
import { destinations } from './destinations.ts';
import { useOverlays } from './overlays.ts';
import { nextThemeWords } from './theme-words.ts';
import { useSidebar } from './use-sidebar.ts';

/** What can be done on every page. */
export function useShellCommands(): void {
  const navigate = useNavigate();
  const { theme, nextTheme } = useAppearance();
  const sidebar = useSidebar();
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
    ...destinations.map(
      ({ name, path, letter }): Command => ({
        id: `go-to:${path}`,
        name: `Go to ${name}`,
        group: 'Go to',
        keys: ['G', letter],
        run: () => void navigate(path),
      }),
    ),
    {
      id: 'new-profile',
      name: 'New profile',
      group: 'Profiles',
      run: () => void navigate('/profiles/new'),
    },
    {
      id: 'paste-profile',
      name: 'Paste a profile',
      group: 'Profiles',
      run: () => void navigate('/profiles/paste'),
    },
    {
      id: 'open-share',
      name: 'Open a shared link',
      group: 'Requests',
      run: () => void navigate('/s'),
    },
    {
      id: 'import-file',
      name: 'Import a file',
      group: 'Requests',
      run: () => void navigate('/s'),
    },
    {
      id: 'open-settings',
      name: 'Open settings',
      group: 'Go to',
      run: () => void navigate('/settings/appearance'),
    },
    {
      id: 'show-shortcuts',
      name: 'Show keyboard shortcuts',
      group: 'Actions',
      keys: ['?'],
      run: () => show('shortcuts'),
    },
    { id: 'next-theme', name: nextThemeWords(theme), group: 'Actions', run: nextTheme },
    {
      id: 'toggle-sidebar',
      name: sidebar.isCollapsed ? 'Expand sidebar' : 'Collapse sidebar',
      group: 'Actions',
      keys: ['['],
      run: sidebar.toggle,
    },
  ]);
}
