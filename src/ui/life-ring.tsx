import type { LifeTone } from './life.ts';

const strokes: Record<LifeTone, string> = {
  active: 'stroke-active',
  expiring: 'stroke-expiring',
  expired: 'stroke-transparent',
};

export interface LifeRingProps {
  /** Share left, 0 to 1; null draws a hollow ring. */
  fraction: number | null;
  tone: LifeTone | null;
  size?: 14 | 16;
}

/** How much of a lifetime is left, at a glance. Decoration: the words stand beside it. */
export function LifeRing({ fraction, tone, size = 16 }: LifeRingProps) {
  const radius = size / 2 - 1.75;
  const around = 2 * Math.PI * radius;
  const ring = { cx: size / 2, cy: size / 2, r: radius, fill: 'none', strokeWidth: 2 };
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      className="keep-colour flex-none -rotate-90"
    >
      <circle {...ring} className="stroke-line-strong" />
      {fraction !== null && fraction > 0 && tone && (
        <circle {...ring} className={strokes[tone]} strokeDasharray={`${fraction * around} ${around}`} />
      )}
    </svg>
  );
}
