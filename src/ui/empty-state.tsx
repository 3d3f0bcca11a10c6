import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: string;
  /** One sentence on what will appear. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here yet: what will appear, and one way to get it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center p-3.5 text-center">
      <p className="font-medium">{title}</p>
      {children && <p className="text-12 text-ink-3">{children}</p>}
      {action && <div className="mt-2.5 flex gap-2">{action}</div>}
    </div>
  );
}
