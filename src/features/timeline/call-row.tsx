import { CornerDownRight } from 'lucide-react';
import { Link } from 'react-router';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { LoggedLeverMarks } from '#panes/lever-marks.tsx';
import { classNames } from '#ui/class-names.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { hostOfEntry } from './log-filter.ts';
import { purposeWords } from './log-words.ts';
import { OutcomeChip } from './outcome-chip.tsx';

/** The height of a row, pixels: a row knows its place by it. */
export const rowHeight = 44;

export interface CallRowProps {
  entry: CallLogEntry;
  /** From 0, newest first. */
  place: number;
  /** Pixels from the top of the list. */
  top: number;
  isSelected: boolean;
  profileName: string;
  to: string;
}

/** One call: when, what, why, whose, how it went, how long it took. All of the row leads to it. */
export function CallRow({ entry, place, top, isSelected, profileName, to }: CallRowProps) {
  return (
    <tr
      aria-rowindex={place + 2}
      className={classNames(
        'absolute inset-x-0 flex items-center gap-3 border-b border-line-faint px-5 max-md:px-4',
        isSelected
          ? 'bg-accent-tint before:absolute before:inset-y-0 before:left-0 before:w-[2.5px] before:bg-accent'
          : 'hover:bg-hover',
      )}
      style={{ top, height: rowHeight }}
    >
      <td className="w-19 flex-none text-ink-2">
        <ClockTime at={entry.sentAt} />
      </td>
      <td className="flex min-w-0 flex-1 items-center gap-2 font-mono text-12">
        <span
          className={classNames('w-11 flex-none text-11', entry.method === 'DELETE' ? 'text-s4xx-ink' : 'text-ink-2')}
        >
          {entry.method}
        </span>
        <Link
          to={to}
          aria-current={isSelected ? 'true' : undefined}
          title={`${entry.origin}${entry.path}`}
          className="min-w-0 truncate after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {entry.path || '/'}
        </Link>
        <span className="truncate font-sans text-11 text-ink-3 @max-4xl:hidden">{hostOfEntry(entry)}</span>
        {entry.hopCount > 0 && <Hops count={entry.hopCount} />}
        <LoggedLeverMarks entry={entry} />
      </td>
      <td className="w-20 flex-none text-12 text-ink-2 @max-2xl:hidden">{purposeWords[entry.purpose]}</td>
      <td className="w-36 flex-none truncate @max-3xl:hidden">{profileName}</td>
      <td className="w-30 flex-none @max-lg:w-auto">
        <OutcomeChip {...entry} />
      </td>
      <td className="w-18 flex-none text-right text-ink-2 tabular-nums @max-lg:w-auto">
        {entry.totalMs !== null && formatMs(entry.totalMs)}
      </td>
    </tr>
  );
}

function Hops({ count }: { count: number }) {
  return (
    <span className="inline-flex flex-none items-center gap-0.5 font-sans text-11 text-s3xx-ink">
      <CornerDownRight aria-hidden="true" size={12} />
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{count === 1 ? '1 redirect' : `${count} redirects`}</span>
    </span>
  );
}
