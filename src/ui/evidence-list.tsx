import { Check, CircleQuestionMark, Info, Target } from 'lucide-react';
import type { ReactNode } from 'react';
import { Chip } from './chip.tsx';
import { classNames } from './class-names.ts';

/** `hit`: this is it. `clear`: this isn't. `open`: nobody can say. `fact`: simply so. */
export type EvidenceVerdict = 'hit' | 'clear' | 'open' | 'fact';

export interface Evidence {
  verdict: EvidenceVerdict;
  title: ReactNode;
  /** The fact that decided it. */
  fact?: ReactNode;
  /** The verdict in words: "Most likely". A fact needs none. */
  word?: string;
}

const circles: Record<EvidenceVerdict, string> = {
  hit: 'bg-s4xx-tint text-s4xx-ink',
  clear: 'bg-active-tint text-active-ink',
  open: 'bg-sunken text-ink-3',
  fact: 'bg-sunken text-ink-2',
};

const icons = { hit: Target, clear: Check, open: CircleQuestionMark, fact: Info };

/** Causes or facts, each with its verdict and what decided it. */
export function EvidenceList({ rows, label }: { rows: Evidence[]; label: string }) {
  return (
    <ul aria-label={label}>
      {rows.map((row, place) => {
        const Icon = icons[row.verdict];
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: ranked rows without state
            key={place}
            className="flex gap-3 border-b border-line-faint py-[9px] last:border-b-0"
          >
            <span
              aria-hidden="true"
              className={classNames('grid size-5.5 flex-none place-items-center rounded-full', circles[row.verdict])}
            >
              <Icon size={14} />
            </span>
            <div className="min-w-0 flex-1">
              <div className="flex items-start gap-2">
                <span className="min-w-0 flex-1 font-medium">{row.title}</span>
                {row.word && <Chip tone={row.verdict === 'hit' ? 's4xx' : 'neutral'}>{row.word}</Chip>}
              </div>
              {row.fact && <div className="text-12 wrap-anywhere text-ink-2">{row.fact}</div>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
