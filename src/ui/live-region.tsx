import type { ReactNode } from 'react';

/** Announces its text whenever it changes. Keep it mounted; an empty one says nothing. */
export function LiveRegion({ children, assertive = false }: { children?: ReactNode; assertive?: boolean }) {
  return (
    <span role={assertive ? 'alert' : 'status'} aria-live={assertive ? 'assertive' : 'polite'} className="sr-only">
      {children}
    </span>
  );
}
