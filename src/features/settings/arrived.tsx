import { type ReactNode, useEffect, useRef } from 'react';

/** Takes the focus when it appears: what was pressed to get here is gone. */
export function Arrived({ children, className }: { children: ReactNode; className?: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <div ref={frame} tabIndex={-1} className={`outline-none ${className ?? ''}`}>
      {children}
    </div>
  );
}
