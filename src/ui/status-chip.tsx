import { Unplug } from 'lucide-react';
import { Chip } from './chip.tsx';
import { statusTone, type Tone } from './tone.ts';

export interface StatusChipProps {
  /** null: nothing came back. */
  status: number | null;
  /** The reason phrase as received; may be empty. */
  reason?: string;
  /** Said instead of "No response". */
  noResponse?: string;
  size?: 'md' | 'lg';
  /** Instead of the tone of its hundred: a missing response that is the error itself is `s4xx`. */
  tone?: Tone;
}

/** `200 OK` in the hue of its hundred, or "No response". */
export function StatusChip({ status, reason, noResponse = 'No response', size, tone }: StatusChipProps) {
  if (status === null) {
    return (
      <Chip tone={tone} size={size} icon={<Unplug aria-hidden="true" />}>
        {noResponse}
      </Chip>
    );
  }
  return (
    <Chip tone={tone ?? statusTone(status)} size={size}>
      {reason ? `${status} ${reason}` : status}
    </Chip>
  );
}
