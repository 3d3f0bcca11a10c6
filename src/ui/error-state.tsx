import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';

export interface ErrorStateProps {
  /** What came back, untouched: a chip, a code. */
  evidence?: ReactNode;
  /** The cause in one sentence. */
  cause: string;
  children?: ReactNode;
  /** Level of the heading; 3 unless told. */
  level?: 1 | 2 | 3;
  action?: ReactNode;
}

/** Cause, evidence, action. Announced when it appears. */
export function ErrorState({ evidence, cause, children, level = 3, action }: ErrorStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div role="alert" className="p-3.5">
      <Heading className="flex items-start gap-2 font-medium">
        <CircleX aria-hidden="true" size={16} className="mt-0.5 flex-none text-s4xx-ink" />
        <span className="min-w-0 wrap-anywhere">{cause}</span>
      </Heading>
      {evidence && <div className="my-1 flex flex-wrap items-center gap-2 text-12 text-ink-3">{evidence}</div>}
      {children && <div className="text-12 text-ink-2">{children}</div>}
      {action && <div className="mt-2.5 flex flex-wrap items-center gap-2">{action}</div>}
    </div>
  );
}
