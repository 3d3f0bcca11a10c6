import { House, type LucideIcon, Send, Ticket } from 'lucide-react';
import { useLocation } from 'react-router';

/** A place in the navigation. */
export interface Destination {
  readonly name: string;
  readonly path: string;
  readonly icon: LucideIcon;
}

const destinations: readonly Destination[] = [
  { name: 'Home', path: '/', icon: House },
  { name: 'Tokens', path: '/tokens', icon: Ticket },
  { name: 'Requests', path: '/requests', icon: Send },
];

/** The destinations, the one in view marked. */
export function useDestinations(): (Destination & { isCurrent: boolean })[] {
  const { pathname } = useLocation();
  return destinations.map((each) => ({
    ...each,
    isCurrent: each.path === '/' ? pathname === '/' : pathname.startsWith(each.path),
  }));
}
