import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Puts the focus on the field that the address names ("#clientSecret"), each time it is gone to. */
export function useAskedField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => {
    if (hash === '') return;
    // A section that was folded has opened by then.
    const field = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(hash.slice(1))}"]`)?.focus(),
    );
    return () => cancelAnimationFrame(field);
  }, [hash, key]);
  return form;
}
