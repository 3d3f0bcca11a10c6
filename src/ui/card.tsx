import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export interface CardProps extends ComponentProps<'div'> {
  /** A slight shadow, for the one card that matters most. */
  lifted?: boolean;
}

/** A bordered group. Never inside another one. */
export function Card({ lifted = false, className, ...native }: CardProps) {
  return (
    <div
      {...native}
      className={classNames('rounded-lg border border-line bg-surface', lifted && 'shadow-card', className)}
    />
  );
}
