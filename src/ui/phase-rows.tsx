import { classNames } from './class-names.ts';
import { formatMs } from './format-ms.ts';

export interface PhaseRow {
  label: string;
  /** From the start of the whole. */
  startMs: number;
  ms: number;
  /** The part that matters, in the accent. */
  main?: boolean;
}

/** Phases as a waterfall, one per row. */
export function PhaseRows({ rows, label = 'Time per phase' }: { rows: PhaseRow[]; label?: string }) {
  const totalMs = Math.max(...rows.map((row) => row.startMs + row.ms), 0) || 1;
  return (
    <ul aria-label={label} className="rounded-well border border-line px-3 py-2">
      {rows.map((row) => (
        <li key={row.label} className="grid h-6 grid-cols-[96px_1fr_56px] items-center text-12 text-ink-2">
          <span>{row.label}</span>
          <span aria-hidden="true" className="keep-colour relative h-2">
            <span
              className={classNames(
                'absolute inset-y-0 min-w-0.5 rounded-[2px]',
                row.main ? 'bg-accent' : 'bg-line-control',
              )}
              style={{ left: `${(row.startMs / totalMs) * 100}%`, width: `${(row.ms / totalMs) * 100}%` }}
            />
          </span>
          <span className="text-right tabular-nums">{formatMs(row.ms)}</span>
        </li>
      ))}
    </ul>
  );
}
