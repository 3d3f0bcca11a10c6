import { Activity, House, KeyRound, type LucideIcon, Send, Ticket } from 'lucide-react';
import { useLocation } from 'react-router';
import { useProfiles } from '#queries/profiles.ts';
import { useTokens } from '#queries/tokens.ts';

/** A place in the navigation. */
export interface Destination {
  readonly name: string;
  readonly path: string;
  readonly icon: LucideIcon;
  /** G and this letter go there. */
  readonly letter: string;
  /** Whether the tab bar has room for it; else it stands under More. */
  readonly isInTabBar: boolean;
}

/** What the navigation leads to, in its order. */
export const destinations: readonly Destination[] = [
  { name: 'Home', path: '/', icon: House, letter: 'H', isInTabBar: true },
  { name: 'Profiles', path: '/profiles', icon: KeyRound, letter: 'P', isInTabBar: false },
  { name: 'Tokens', path: '/tokens', icon: Ticket, letter: 'T', isInTabBar: true },
  { name: 'Timeline', path: '/timeline', icon: Activity, letter: 'L', isInTabBar: true },
  { name: 'Requests', path: '/requests', icon: Send, letter: 'R', isInTabBar: true },
];

/** The destinations, the one in view marked, with how many things there are where that is worth a number. */
export function useDestinations(): (Destination & { isCurrent: boolean; count: number | undefined })[] {
  const { pathname } = useLocation();
  const counts: Record<string, number | undefined> = {
    '/profiles': useProfiles().data?.records.length,
    '/tokens': useTokens().data?.tokens.length,
  };
  return destinations.map((each) => ({
    ...each,
    count: counts[each.path] || undefined,
    isCurrent: isIn(pathname, each.path),
  }));
}

/** What was shared becomes requests: its review stands among them. */
function isIn(pathname: string, path: string): boolean {
  if (path === '/') return pathname === '/';
  return pathname.startsWith(path) || (path === '/requests' && pathname === '/s');
}
