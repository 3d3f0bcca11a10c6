import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: string;
  /** At the end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A group of fields under a name. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line-faint py-5 first:border-t-0 first:pt-0">
      <div className="mb-3.5 flex min-h-6 flex-wrap items-center gap-2">
        <h2 id={id} className="text-14 font-semibold tracking-[-0.006em]">
          {title}
        </h2>
        {aside && <span className="ml-auto text-12 text-ink-3">{aside}</span>}
      </div>
      <div className="grid grid-cols-1 gap-3.5">{children}</div>
    </section>
  );
}
