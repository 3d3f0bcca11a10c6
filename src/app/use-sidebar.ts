import { useLocation } from 'react-router';
import { useAppearance } from './appearance.ts';

/** Whether the sidebar is collapsed to the rail. Until one chooses, it is where the collection tree takes its place. */
export function useSidebar() {
  const { isSidebarCollapsed, setSidebarCollapsed } = useAppearance();
  const isAtRequests = /^\/requests(\/|$)/.test(useLocation().pathname);
  const isCollapsed = isSidebarCollapsed ?? isAtRequests;
  return { isCollapsed, toggle: () => setSidebarCollapsed(!isCollapsed) };
}
