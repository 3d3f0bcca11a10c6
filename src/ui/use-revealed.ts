import { useCallback, useEffect, useRef, useState } from 'react';

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
  /** The press whose answer may be shown: hiding forgets it, so that a late answer stays hidden. */
  const press = useRef(0);
  const hide = useCallback(() => {
    press.current++;
    setValue(null);
  }, []);
  useEffect(() => {
    addEventListener('blur', hide);
    return () => removeEventListener('blur', hide);
  }, [hide]);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(hide, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [value, hide]);
  const show = () => {
    const own = ++press.current;
    setError(null);
    load().then(
      (loaded) => own === press.current && setValue(loaded),
      (reason: Error) => setError(reason.message),
    );
  };
  return { value, error, toggle: value === null ? show : hide };
}
