import { useNavigate } from 'react-router';
import type { Command } from '#ui/command.ts';
import { useCommands } from '#ui/commands.ts';
import { useAppearance } from './appearance.ts';
import { destinations } from './destinations.ts';

/** What can be done on every page. */
export function useShellCommands(): void {
  const navigate = useNavigate();
  const { isSidebarCollapsed, toggleSidebar } = useAppearance();
  useCommands([
    ...destinations.map(
      ({ name, path, letter }): Command => ({
        id: `go-to:${path}`,
        name,
        group: 'Go to',
        keys: ['G', letter],
        run: () => void navigate(path),
      }),
    ),
    {
      id: 'toggle-sidebar',
      name: isSidebarCollapsed ? 'Expand sidebar' : 'Collapse sidebar',
      group: 'Actions',
      keys: ['['],
      run: toggleSidebar,
    },
  ]);
}
