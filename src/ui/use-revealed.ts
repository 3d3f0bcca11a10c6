import { useCallback, useEffect, useState } from 'react';

const SHOWN_MS = 30_000;

export interface Revealed<Value> {
  /** `null` while masked. */
  value: Value | null;
  /** Why it can't be shown, `null` if it can. */
  error: string | null;
  toggle: () => void;
}

/** Something shown on a press, for 30 s, until the window loses focus or the component goes. */
export function useRevealed<Value>(load: () => Promise<Value>): Revealed<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [error, setError] = useState<string | null>(null);
  const hide = useCallback(() => setValue(null), []);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(hide, SHOWN_MS);
    addEventListener('blur', hide);
    return () => {
      clearTimeout(timer);
      removeEventListener('blur', hide);
    };
  }, [value, hide]);
  const show = () => {
    setError(null);
    load().then(setValue, (reason: Error) => setError(reason.message));
  };
  return { value, error, toggle: value === null ? show : hide };
}
