import { type RefObject, useEffect, useRef } from 'react';

/**
 * Where a step goes on, the button that was pressed goes with it: focus moves to the heading of the step that now
 * matters, instead of to the top of the page.
 * @param stage changes where the run goes on.
 */
export function useFollowingFocus(stage: string): RefObject<HTMLDivElement | null> {
  const trace = useRef<HTMLDivElement>(null);
  const shown = useRef(stage);
  const moved = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (shown.current === stage) return;
    shown.current = stage;
    // Whoever is elsewhere on the page stays there.
    if (document.activeElement !== document.body && document.activeElement !== moved.current) return;
    const steps = trace.current?.querySelectorAll<HTMLElement>('li[aria-current="step"] h2') ?? [];
    moved.current = [...steps].at(-1) ?? null;
    moved.current?.setAttribute('tabindex', '-1');
    moved.current?.focus();
  }, [stage]);
  return trace;
}
