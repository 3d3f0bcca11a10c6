import type { ComponentProps, ReactNode } from 'react';
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

export interface CardHeaderProps {
  children: ReactNode;
  /** Stands at the far end. */
  aside?: ReactNode;
}

export function CardHeader({ children, aside }: CardHeaderProps) {
  return (
    <div className="flex min-h-10 items-center gap-2 border-b border-line-faint py-1 pr-2 pl-3.5">
      <div className="flex min-w-0 flex-1 items-center gap-2 font-semibold">{children}</div>
      {aside}
    </div>
  );
}

/** Further rows of a card: `<CardRow>` draws the line above itself. */
export function CardRow({ className, ...native }: ComponentProps<'div'>) {
  return <div {...native} className={classNames('border-t border-line-faint px-5 py-3.5', className)} />;
}
