import { formatClock, formatUtc } from '#ui/format-clock.ts';
import { useSaveState } from './profile-drafts.ts';

/** How the last save went: "Saved 11:38". */
export function SaveWords({ id }: { id: string }) {
  const state = useSaveState(id);
  switch (state.kind) {
    case 'untouched':
      return null;
    case 'saving':
      return <span className="text-12 text-ink-3">Saving</span>;
    case 'saved':
      return (
        <span className="text-12 text-ink-3">
          Saved{' '}
          <time title={formatUtc(state.at)} className="tabular-nums">
            {formatClock(state.at).slice(0, 5)}
          </time>
        </span>
      );
    case 'failed':
      return <span className="text-12 font-medium text-s4xx-ink">Not saved</span>;
  }
}
