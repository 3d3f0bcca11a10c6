import { classNames } from './class-names.ts';
import { formatMs } from './format-ms.ts';

/** Three grays for getting there, the accent for the wait that matters, teal for the download. */
export type PhaseTone = 'gray-1' | 'gray-2' | 'gray-3' | 'accent' | 'teal';

export interface Phase {
  label: string;
  ms: number;
  tone: PhaseTone;
}

const phaseFill: Record<PhaseTone, string> = {
  'gray-1': 'bg-phase-1',
  'gray-2': 'bg-phase-2',
  'gray-3': 'bg-phase-3',
  accent: 'bg-accent',
  teal: 'bg-s3xx',
};

export interface PhaseBarProps {
  parts: Phase[];
  /** Time that belongs to no measured phase: one gray part that says so. */
  unmeasuredMs?: number;
  label?: string;
}

/** Where the time went, in proportion; no part is thinner than 2 px. */
export function PhaseBar({ parts, unmeasuredMs = 0, label = 'Time per phase' }: PhaseBarProps) {
  const all: Phase[] =
    unmeasuredMs > 0 ? [{ label: 'Not measured', ms: unmeasuredMs, tone: 'gray-1' }, ...parts] : parts;
  const totalMs = all.reduce((sum, part) => sum + part.ms, 0);
  return (
    <div>
      <div aria-hidden="true" className="keep-colour flex h-2 gap-0.5">
        {all.map((part) => (
          <span
            key={part.label}
            className={classNames('min-w-0.5 basis-0 rounded-[2px]', phaseFill[part.tone])}
            style={{ flexGrow: totalMs > 0 ? (part.ms / totalMs) * 100 : 1 }}
          />
        ))}
      </div>
      <ul aria-label={label} className="mt-1.5 flex flex-wrap gap-x-3.5 text-11 text-ink-3">
        {all.map((part, place) => (
          <li key={part.label} className="flex items-center gap-[5px]">
            <span aria-hidden="true" className={classNames('keep-colour size-2 rounded-[2px]', phaseFill[part.tone])} />
            {part.label}{' '}
            <span className="font-medium text-ink-2 tabular-nums">{inRow(part.ms, place === all.length - 1)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The unit stands once, at the end of the row. */
const inRow = (ms: number, isLast: boolean) => (isLast ? formatMs(ms) : formatMs(ms).replace(/ ms$/, ''));
