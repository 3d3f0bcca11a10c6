import { classNames } from './class-names.ts';

export type TileColor = 'neutral' | 'blue' | 'green' | 'amber' | 'red' | 'violet';

/** Tint, line and ink of each colour: the design's own readings, lent for telling things apart. */
export const tileColors: Record<TileColor, string> = {
  neutral: 'border-line bg-surface text-ink-2',
  blue: 'border-accent-line bg-accent-tint text-accent-ink',
  green: 'border-active-line bg-active-tint text-active-ink',
  amber: 'border-expiring-line bg-expiring-tint text-expiring-ink',
  red: 'border-s4xx-line bg-s4xx-tint text-s4xx-ink',
  violet: 'border-s5xx-line bg-s5xx-tint text-s5xx-ink',
};

/** One or two letters on a colour. Decoration: the name stands beside it. */
export function LetterTile({ letters, color }: { letters: string; color: TileColor }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid size-7.5 flex-none place-items-center rounded-well border text-12 font-semibold',
        tileColors[color],
      )}
    >
      {letters}
    </span>
  );
}
