import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { createPath, useLocation } from 'react-router';

/** Whoever knows better where the focus goes, a dialog that closes or a step that goes on, comes first. */
const graceMs = 100;

/**
 * Where what has the focus goes away, deleted or left behind with its page, the focus moves to what is chosen now,
 * else to the page's heading: not to the top of the document. While another page is on its way, it waits for that one.
 * @returns for the element that the pages are drawn in; it can take the focus itself.
 */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const drawn = createPath(useLocation());
  const drawnPath = useRef(drawn);
  const look = useRef(() => {});
  useEffect(() => {
    let last: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isLost = () => document.activeElement === document.body && last !== null && !last.isConnected;
    const mend = () => {
      const isLeaving = new URL(drawnPath.current, location.href).href !== location.href;
      if (!isLost() || isLeaving || document.querySelector('dialog[open]')) return;
      last = null;
      focusWhatIsNext(main.current);
    };
    look.current = () => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(mend, graceMs);
    };
    const watch = new MutationObserver(() => look.current());
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = target;
    };
    document.addEventListener('focusin', remember);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', remember);
      watch.disconnect();
    };
  }, []);
  // The address changes with the press, the page once it can be drawn.
  useLayoutEffect(() => {
    drawnPath.current = drawn;
    look.current();
  }, [drawn]);
  return main;
}

function focusWhatIsNext(main: HTMLElement | null) {
  const chosen = main?.querySelectorAll<HTMLElement>('a[aria-current]') ?? [];
  const next =
    [...chosen].find((each) => each.getClientRects().length > 0) ?? main?.querySelector<HTMLElement>('h1') ?? main;
  if (next?.matches('h1')) next.tabIndex = -1;
  next?.focus();
}
