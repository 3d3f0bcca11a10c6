import { useMatchMedia } from '#ui/use-match-media.ts';
import { useSidebar } from './use-sidebar.ts';

/** The form in which the navigation stands: one at a time, by the window's width and the user's choice. */
export function useNavigation(): 'sidebar' | 'rail' | 'tab-bar' {
  const { isCollapsed } = useSidebar();
  const hasRoomForRail = useMatchMedia('(min-width: 768px)');
  const hasRoomForSidebar = useMatchMedia('(min-width: 1280px)');
  if (!hasRoomForRail) return 'tab-bar';
  return hasRoomForSidebar && !isCollapsed ? 'sidebar' : 'rail';
}
