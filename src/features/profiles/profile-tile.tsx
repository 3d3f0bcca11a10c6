import type { ProfileColor } from '#oauth/profile.ts';
import { classNames } from '#ui/class-names.ts';
import { profileLetters } from './profile-name.ts';

/** Tint, line and ink of each colour: the design's own readings, lent for telling profiles apart. */
export const tileColors: Record<ProfileColor, string> = {
  neutral: 'border-line bg-surface text-ink-2',
  blue: 'border-accent-line bg-accent-tint text-accent-ink',
  green: 'border-active-line bg-active-tint text-active-ink',
  amber: 'border-expiring-line bg-expiring-tint text-expiring-ink',
  red: 'border-s4xx-line bg-s4xx-tint text-s4xx-ink',
  violet: 'border-s5xx-line bg-s5xx-tint text-s5xx-ink',
};

/** A profile at a glance: its letters on its colour. Decoration: its name stands beside it. */
export function ProfileTile({ name, color }: { name: string; color: ProfileColor }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid size-7.5 flex-none place-items-center rounded-well border text-12 font-semibold',
        tileColors[color],
      )}
    >
      {profileLetters(name)}
    </span>
  );
}
