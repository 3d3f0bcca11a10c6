import type { ReactNode } from 'react';

export interface Definition {
  term: string;
  value: ReactNode;
  mono?: boolean;
}

/** Names and values in two columns. */
export function DefinitionList({ rows }: { rows: Definition[] }) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-12">
      {rows.map((row) => (
        <div key={row.term} className="contents">
          <dt className="text-ink-3">{row.term}</dt>
          <dd className={row.mono ? 'font-mono wrap-anywhere' : 'wrap-anywhere'}>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
