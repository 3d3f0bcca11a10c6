import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Restored } from './restored-note.tsx';

/**
 * A restore in place of everything loads the console anew: what it came to travels in the entry of the history, and is
 * told by the page that comes, once.
 */
export function useToldRestored() {
  const { pathname, state } = useLocation();
  const navigate = useNavigate();
  // Of the arrival alone: the page that is about to load anew puts it there, and does not take it off.
  const [restored] = useState(() => readState(state));
  useEffect(() => {
    if (restored) void navigate(pathname, { replace: true, state: null });
  }, [restored, pathname, navigate]);
  return restored;
}

/** Loads the console anew, and has it tell what a restore came to. */
export function useLoadAnew(): (restored: Restored) => Promise<void> {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return async (restored) => {
    await navigate(pathname, { replace: true, state: { restored } });
    location.reload();
  };
}

function readState(state: unknown): Restored | null {
  if (typeof state !== 'object' || state === null || !('restored' in state)) return null;
  return state.restored as Restored;
}
