import { Unplug } from 'lucide-react';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { Chip } from '#ui/chip.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { endingWords } from './log-words.ts';

/** The status of a call, and why its answer did not come whole. */
export function OutcomeChip({ status, ending }: Pick<CallLogEntry, 'status' | 'ending'>) {
  if (ending === null || ending === 'response') return <StatusChip status={status} />;
  return (
    <span className="inline-flex gap-1">
      {status !== null && <StatusChip status={status} />}
      <Chip icon={<Unplug aria-hidden="true" />}>{endingWords[ending]}</Chip>
    </span>
  );
}
