import type { ReactNode } from 'react';
import { formatBytes } from '#ui/format-bytes.ts';

interface WireSectionProps {
  title: string;
  /** Bytes on the wire. */
  size?: number;
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the wire pane, with its own heading. */
export function WireSection({ title, size, aside, children }: WireSectionProps) {
  return (
    <section className="border-b border-line px-4.5 py-3.5 last:border-b-0 max-md:px-4">
      <div className="mb-2 flex min-h-6.5 items-center gap-2">
        <h3 className="font-medium">{title}</h3>
        {size !== undefined && <span className="text-12 text-ink-3">{formatBytes(size)}</span>}
        <span className="ml-auto flex gap-1">{aside}</span>
      </div>
      {children}
    </section>
  );
}
