import type { ReactNode } from 'react';

/** Announces its text whenever it changes. Keep it mounted; an empty one says nothing. */
export function LiveRegion({ children }: { children?: ReactNode }) {
  return (
    <span role="status" aria-live="polite" className="sr-only">
      {children}
    </span>
  );
}
