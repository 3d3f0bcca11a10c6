import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './kbd.tsx';

const OPEN_AFTER_MS = 400;
const CLOSE_AFTER_MS = 100;

interface Place {
  left: number;
  top: number;
  below: boolean;
}

/** Under the middle of the box, or over it near the lower edge of the window. */
function placeBeside(box: DOMRect): Place {
  const below = box.bottom + 56 < innerHeight;
  return {
    left: box.left + box.width / 2,
    top: below ? box.bottom + 6 : box.top - 6,
    below,
  };
}

/** Centred on its place, but 8 px inside the window's sides; percentages are of its own size. */
const shiftOf = ({ left, below }: Place) =>
  `clamp(${8 - left}px, -50%, calc(100vw - 100% - ${left + 8}px)) ${below ? '0' : '-100%'}`;

export interface TooltipProps {
  /** null shows nothing. */
  content: ReactNode;
  keys?: string | readonly string[];
  /** While true it opens unasked and outlasts the pointer. */
  opensItself?: boolean;
  /** One element that takes `aria-describedby`. */
  children: ReactElement<{ 'aria-describedby'?: string }>;
}

/** Shown on hover and keyboard focus; stays while the pointer is on it; Escape closes it. */
export function Tooltip({ content, keys, opensItself = false, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [place, setPlace] = useState<Place | null>(null);
  const open = useCallback(() => {
    const box = anchor.current?.firstElementChild?.getBoundingClientRect();
    if (box) setPlace(placeBeside(box));
  }, []);
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
    if (!opensItself) return;
    clearTimeout(pending.current);
    open();
    return () => setPlace(null);
  }, [opensItself, open]);
  useEffect(() => {
    if (!place) return;
    const dismiss = (event: KeyboardEvent) => event.key === 'Escape' && setPlace(null);
    document.addEventListener('keydown', dismiss);
    return () => document.removeEventListener('keydown', dismiss);
  }, [place]);
  const isOpen = place !== null && content !== null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its one child does
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={(event) => event.pointerType !== 'touch' && later(open, OPEN_AFTER_MS)}
      onPointerLeave={() => !opensItself && later(close, CLOSE_AFTER_MS)}
      onPointerDown={close}
      onFocus={(event) => event.target.matches(':focus-visible') && open()}
      onBlur={close}
    >
      {cloneElement(children, { 'aria-describedby': isOpen ? id : children.props['aria-describedby'] })}
      {isOpen &&
        createPortal(
          <span
            id={id}
            role="tooltip"
            className="fixed z-tooltip flex w-max max-w-64 items-center gap-2 rounded-md bg-raised px-2 py-1 text-12 text-ink shadow-pop"
            style={{ left: place.left, top: place.top, translate: shiftOf(place) }}
          >
            {content}
            {keys && <Kbd keys={keys} />}
          </span>,
          document.body,
        )}
    </span>
  );
}
