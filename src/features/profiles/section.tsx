import { type ReactNode, useId } from 'react';

export interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A group of fields under a name. */
export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line-faint py-5 first:border-t-0 first:pt-0">
      <h2 id={id} className="mb-3.5 text-14 font-semibold tracking-[-0.006em]">
        {title}
      </h2>
      <div className="grid grid-cols-1 gap-3.5">{children}</div>
    </section>
  );
}
