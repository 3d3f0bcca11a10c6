import type { OpenOutcome, ReadOutcome } from '#queries/backup.ts';
import { formatClock, formatDay } from '#ui/format-clock.ts';

/** Why a backup is not used. */
export type Refusal = Exclude<ReadOutcome | OpenOutcome, { kind: 'backup' | 'opened' | 'cancelled' }>;

/** Cause and next step. */
export interface RefusalWords {
  readonly cause: string;
  readonly step: string;
}

/** Says why a backup is not used, where in the file it shows, and what to do. */
export function explainRefusal(refusal: Refusal): RefusalWords {
  switch (refusal.kind) {
    case 'foreign-file':
      return { cause: 'This file is no backup of Authscope.', step: 'Choose a file that ends in .authscope-backup.' };
    case 'newer-version':
      return {
        cause: `This backup is of version ${refusal.version}, which a newer Authscope wrote.`,
        step: 'Update Authscope, then restore it.',
      };
    case 'cut-file':
      return {
        cause: `This backup is cut off ${placeOf(refusal.chunk)}: the rest of the file is missing.`,
        step: 'Copy it again from where it was made.',
      };
    case 'wrong-passphrase':
      return { cause: 'Another passphrase opens this backup.', step: 'The file itself is in order. Type it again.' };
    case 'damaged':
      return {
        cause: `This backup is damaged ${placeOf(refusal.chunk)}: what stands there is not what was sealed.`,
        step: 'Copy it again from where it was made. Nothing of it is used.',
      };
    case 'no-room':
      return { cause: 'There is no room for this backup. What was here is kept.', step: refusal.why };
  }
}

/** When a backup was made: "1 Jul 2026, 14:00:00", as the clock here has it. */
export function madeWords(at: number): string {
  return `${formatDay(at, 0)}, ${formatClock(at)}`;
}

function placeOf(chunk: number | null): string {
  return chunk === null ? 'in its header' : `at chunk ${chunk}`;
}
