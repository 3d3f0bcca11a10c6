import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** The history state by which a link to a token asks for its refresh. */
export const refreshOnArrival = { refreshOnArrival: true };

/** Refreshes once where the way here asked for it, and not again on a reload. */
export function useRefreshOnArrival(refresh: () => void): void {
  const { state, search }: { state: unknown; search: string } = useLocation();
  const navigate = useNavigate();
  const asked = useRef<unknown>(null);
  const isAsked = typeof state === 'object' && state !== null && 'refreshOnArrival' in state;
  useEffect(() => {
    if (!isAsked || asked.current === state) return;
    asked.current = state;
    void navigate({ search }, { replace: true, state: null });
    refresh();
  }, [isAsked, state, search, navigate, refresh]);
}
