import type { ComponentProps, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'>, Omit<ButtonLook, 'square'> {
  icon: ReactNode;
  /** Accessible name; the tooltip shows it too. */
  label: string;
  keys?: string | readonly string[];
}

/** An icon alone, so always with a tooltip that names it and its key. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, variant = 'ghost', size = 'sm', className, ...native } = props;
  return (
    <Tooltip content={label} keys={keys}>
      <button
        type="button"
        {...native}
        aria-label={label}
        className={classNames(buttonClass({ variant, size, square: true }), className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
