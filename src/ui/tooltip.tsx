import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './kbd.tsx';

const OPEN_AFTER_MS = 400;
const CLOSE_AFTER_MS = 100;

interface Place {
  left: number;
  top: number;
  below: boolean;
}

/** Under the middle of the box, or over it near the lower edge of the  */
function placeBeside(box: DOMRect): Place {
  const below = box.bottom + 44 < innerHeight;
  const middle = box.left + box.width / 2;
  return {
    left: Math.min(Math.max(middle, 64), innerWidth - 64),
    top: below ? box.bottom + 6 : box.top - 6,
    below,
  };
}

export interface TooltipProps {
  content: ReactNode;
  keys?: string | string[];
  /** One element that takes `aria-describedby`. */
  children: ReactElement<{ 'aria-describedby'?: string }>;
}

/** Shown on hover and keyboard focus; stays while the pointer is on it; Escape closes it. */
export function Tooltip({ content, keys, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [place, setPlace] = useState<Place | null>(null);
  const open = () => {
    const box = anchor.current?.firstElementChild?.getBoundingClientRect();
    if (box) setPlace(placeBeside(box));
  };
  const later = (act: () => void, delayMs: number) => {
    clearTimeout(pending.current);
    pending.current = setTimeout(act, delayMs);
  };
  const close = () => {
    clearTimeout(pending.current);
    setPlace(null);
  };
  useEffect(() => () => clearTimeout(pending.current), []);
  useEffect(() => {
    if (!place) return;
    const dismiss = (event: KeyboardEvent) => event.key === 'Escape' && setPlace(null);
    document.addEventListener('keydown', dismiss);
    return () => document.removeEventListener('keydown', dismiss);
  }, [place]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its one child does
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={(event) => event.pointerType !== 'touch' && later(open, OPEN_AFTER_MS)}
      onPointerLeave={() => later(close, CLOSE_AFTER_MS)}
      onPointerDown={close}
      onFocus={(event) => event.target.matches(':focus-visible') && open()}
      onBlur={close}
    >
      {cloneElement(children, { 'aria-describedby': place ? id : children.props['aria-describedby'] })}
      {place &&
        createPortal(
          <span
            id={id}
            role="tooltip"
            className={`fixed z-tooltip flex w-max max-w-64 -translate-x-1/2 items-center gap-2 rounded-md bg-raised px-2 py-1 text-12 text-ink shadow-pop ${place.below ? '' : '-translate-y-full'}`}
            style={{ left: place.left, top: place.top }}
          >
            {content}
            {keys && <Kbd keys={keys} />}
          </span>,
          document.body,
        )}
    </span>
  );
}
