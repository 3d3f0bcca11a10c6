import { Chip } from './chip.tsx';
import type { LifeTone } from './life.ts';

const words: Record<LifeTone, string> = { active: 'Active', expiring: 'Expiring', expired: 'Expired' };

export interface StateChipProps {
  /** null: the end is unknown. */
  tone: LifeTone | null;
  /** Said then: "Lifetime unknown". */
  unknownWord: string;
}

/** How a lifetime reads, as dot and word. */
export function StateChip({ tone, unknownWord }: StateChipProps) {
  if (tone === null) return <Chip>{unknownWord}</Chip>;
  return (
    <Chip tone={tone} dot>
      {words[tone]}
    </Chip>
  );
}
