import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'>, Omit<ButtonLook, 'square'> {
  children: ReactNode;
  /** Something is under way: presses are ignored, focus and width stay. */
  busy?: boolean;
  /** What it says meanwhile: "Exchanging". Without it the label gives way to the spinner alone. */
  busyLabel?: string;
  leading?: ReactNode;
  trailing?: ReactNode;
  /** Key hint, drawn behind the label. */
  keys?: string | readonly string[];
}

/** Verb and object: "Exchange code". One primary per view. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    busy = false,
    busyLabel,
    leading,
    trailing,
    keys,
    children,
    className,
    onClick,
    ...native
  } = props;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...native}
      className={classNames(buttonClass({ variant, size }), busy && 'cursor-default', className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={press}
    >
      <span className="grid place-items-center">
        <span
          className={classNames(
            'col-start-1 row-start-1 inline-flex items-center',
            size === 'sm' ? 'gap-[5px]' : 'gap-1.5',
            busy && (busyLabel ? 'invisible' : 'opacity-0'),
          )}
        >
          {leading}
          {children}
          {trailing}
          {keys && <Kbd keys={keys} />}
        </span>
        {(busy || busyLabel) && (
          <span className={classNames('col-start-1 row-start-1 inline-flex items-center gap-2', !busy && 'invisible')}>
            <Spinner />
            {busyLabel}
          </span>
        )}
      </span>
    </button>
  );
}
