import type { RestoreOutcome } from '#queries/backup.ts';
import { formatCount } from '#ui/format-count.ts';
import { Note } from '#ui/note.tsx';
import { Arrived } from './arrived.tsx';
import { countWords } from './usage-meter.tsx';

/** What a restore came to. */
export type Restored = Extract<RestoreOutcome, { kind: 'restored' }>;

/** Says what came in, and what is no longer good of it. */
export function RestoredNote({ restored }: { restored: Restored }) {
  return (
    <Arrived>
      <Note tone="ok" live="polite">
        <p className="font-medium">The backup is restored</p>
        <p>
          {wordsOf(restored)} Refresh tokens that were used since it was made are no longer good: get a new token where
          one is refused.
        </p>
      </Note>
    </Arrived>
  );
}

function wordsOf({ mode, added, replaced, skipped }: Restored): string {
  if (mode === 'instead') return `${countWords(added, 'record')} and its settings are what is here now.`;
  return `${countWords(added, 'record')} added, ${formatCount(replaced)} replaced, ${formatCount(skipped)} left as they were.`;
}
