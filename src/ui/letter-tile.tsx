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

export interface LetterTileProps {
  letters: string;
  color: TileColor;
  size?: 'sm' | 'md';
}

/** One or two letters on a colour. Decoration: the name stands beside it. */
export function LetterTile({ letters, color, size = 'md' }: LetterTileProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid flex-none place-items-center border font-semibold',
        size === 'sm' ? 'size-5.5 rounded-md text-11' : 'size-7.5 rounded-well text-12',
        tileColors[color],
      )}
    >
      {letters}
    </span>
  );
}
