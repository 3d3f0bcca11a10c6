import { Unplug } from 'lucide-react';
import { Chip } from './chip.tsx';
import { statusTone } from './tone.ts';

export interface StatusChipProps {
  /** null: nothing came back. */
  status: number | null;
  /** The reason phrase as received; may be empty. */
  reason?: string;
  size?: 'md' | 'lg';
}

/** `200 OK` in the hue of its hundred, or "No response". */
export function StatusChip({ status, reason, size }: StatusChipProps) {
  if (status === null) {
    return (
      <Chip size={size} icon={<Unplug aria-hidden="true" />}>
        No response
      </Chip>
    );
  }
  return (
    <Chip tone={statusTone(status)} size={size}>
      {reason ? `${status} ${reason}` : status}
    </Chip>
  );
}
