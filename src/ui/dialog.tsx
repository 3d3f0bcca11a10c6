import { X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';

/**
 * `parts` is a large one whose content draws its own parts, and takes the whole of a small screen. `side` is a drawer from the right, a sheet from below on small screens; `top` hangs under the window's upper edge,
 * its title only spoken.
 */
export type DialogPlace = 'centre' | 'parts' | 'side' | 'top';

export interface DialogProps {
  title: string;
  /** Under the title of `parts`: what it is about, in one line. */
  about?: ReactNode;
  children: ReactNode;
  /** Buttons at its end. */
  actions?: ReactNode;
  /** Esc, a press beside it, or whatever closes it from inside. */
  onClose: () => void;
  place?: DialogPlace;
  /** `wide` is for what is read in it: code. */
  size?: 'normal' | 'wide';
}

const places: Record<DialogPlace, string> = {
  centre: 'm-auto rounded-xl border border-line p-5 shadow-modal',
  parts:
    'm-auto max-h-[calc(100dvh-32px)] w-[min(880px,calc(100vw-32px))] overflow-hidden rounded-xl border border-line shadow-modal max-md:m-0 max-md:h-dvh max-md:max-h-dvh max-md:w-full max-md:max-w-full max-md:rounded-none max-md:border-0',
  top: 'mx-auto mt-[min(128px,12dvh)] mb-auto w-[min(640px,calc(100vw-24px))] overflow-hidden rounded-xl border border-line shadow-modal max-md:mt-3',
  side: 'm-0 ml-auto h-dvh max-h-dvh w-[min(400px,calc(100vw-48px))] border-l border-line shadow-modal max-md:mt-auto max-md:ml-0 max-md:h-fit max-md:max-h-[85dvh] max-md:w-full max-md:max-w-full max-md:rounded-t-xl max-md:border-t max-md:border-l-0',
};

const sizes = { normal: 'w-[min(440px,calc(100vw-32px))]', wide: 'w-[min(720px,calc(100vw-32px))]' };

/** Over everything else while it is mounted: the browser traps focus in it and gives it back. */
export function Dialog({ title, about, children, actions, onClose, place = 'centre', size = 'normal' }: DialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [opener] = useState(() => document.activeElement);
  // Shown before the effects of what is in it: those move the focus to where it belongs.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  // Outside React's commit: whoever gets the focus hears of it. What was drawn instead and took it keeps it.
  useEffect(() => {
    const shown = dialog.current;
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus();
    };
  }, [opener]);
  const pressBeside = (event: MouseEvent) => event.target === dialog.current && onClose();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it, by `cancel`
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={pressBeside}
      className={classNames(
        'bg-raised text-13 text-ink backdrop:bg-scrim',
        places[place],
        place === 'centre' && sizes[size],
      )}
    >
      {place === 'top' && (
        <>
          <h2 id={titleId} className="sr-only">
            {title}
          </h2>
          {children}
        </>
      )}
      {place === 'parts' && (
        <div className="flex max-h-[inherit] min-h-0 flex-col max-md:h-full">
          <div className="flex flex-none items-start gap-2 border-b border-line py-4 pr-4 pl-6 max-md:pl-4">
            <div className="min-w-0 flex-1">
              <h2 id={titleId} className="text-16 font-semibold tracking-[-0.01em] wrap-anywhere">
                {title}
              </h2>
              {about && <p className="text-12 text-ink-2">{about}</p>}
            </div>
            <IconButton icon={<X aria-hidden="true" />} label="Close" onClick={onClose} />
          </div>
          {children}
        </div>
      )}
      {place === 'side' && (
        <div className="flex h-full max-h-[inherit] min-h-0 flex-col">
          <div className="flex h-topbar flex-none items-center gap-2 pr-3 pl-5">
            <h2 id={titleId} className="min-w-0 flex-1 truncate font-semibold">
              {title}
            </h2>
            <IconButton icon={<X aria-hidden="true" />} label="Close" onClick={onClose} />
          </div>
          {children}
        </div>
      )}
      {place === 'centre' && (
        <>
          <h2 id={titleId} className="text-16 font-semibold tracking-[-0.01em]">
            {title}
          </h2>
          <div className="mt-1 text-ink-2">{children}</div>
        </>
      )}
      {actions && <div className="mt-4 flex flex-wrap justify-end gap-2">{actions}</div>}
    </dialog>
  );
}
