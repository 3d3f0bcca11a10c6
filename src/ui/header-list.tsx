import type { ReactNode } from 'react';

export interface HeaderRow {
  name: string;
  value: ReactNode;
}

/** Headers numbered in the order received, duplicates kept. */
export function HeaderList({ rows, label }: { rows: HeaderRow[]; label: string }) {
  return (
    <ol
      aria-label={label}
      className="grid grid-cols-[22px_fit-content(45%)_minmax(0,1fr)] overflow-hidden rounded-well border border-line bg-sunken py-1"
    >
      {rows.map((row, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the order received is the identity
          key={place}
          className="col-span-full grid min-h-6 grid-cols-subgrid items-baseline gap-2 px-2 py-0.5 font-mono text-12"
        >
          <span aria-hidden="true" className="text-right text-11 text-ink-3 tabular-nums select-none">
            {place + 1}
          </span>
          <span className="wrap-anywhere text-ink-2">{row.name}</span>
          <span className="wrap-anywhere">{row.value}</span>
        </li>
      ))}
    </ol>
  );
}
