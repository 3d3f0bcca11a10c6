import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: string;
  /** In small, at the end of the heading's line. */
  aside?: ReactNode;
  /** Where something else leads to it. */
  id?: string;
  children: ReactNode;
}

/** The sections that are led to. */
export const sectionIds = {
  hosts: 'review-hosts',
  missing: 'review-missing',
  found: 'review-found',
  scan: 'review-scan',
} as const;

/** A part of the review, under its heading. */
export function Section({ title, aside, id: ownId, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      id={ownId}
      tabIndex={ownId === undefined ? undefined : -1}
      className="scroll-mt-4 outline-none"
    >
      <div className="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside && <span className="text-12 text-ink-3">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
