import { Check, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type CheckVerdict = 'ok' | 'info' | 'warning' | 'bad';

export interface CheckRow {
  verdict: CheckVerdict;
  text: ReactNode;
}

const inks: Record<CheckVerdict, string> = {
  ok: 'text-active-ink',
  info: 'text-ink-3',
  warning: 'text-expiring-ink',
  bad: 'text-s4xx-ink',
};

const icons = { ok: Check, info: Info, warning: TriangleAlert, bad: CircleX };

/** Short findings in two columns, one on small screens. */
export function CheckList({ rows, label }: { rows: CheckRow[]; label: string }) {
  return (
    <ul aria-label={label} className="grid gap-x-5 gap-y-2 text-12 md:grid-cols-2">
      {rows.map((row, place) => {
        const Icon = icons[row.verdict];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without state
          <li key={place} className="flex gap-2 text-ink-2">
            <Icon aria-hidden="true" size={14} className={classNames('mt-0.5', inks[row.verdict])} />
            <span className="min-w-0 wrap-anywhere">{row.text}</span>
          </li>
        );
      })}
    </ul>
  );
}
