import { useAt } from './clock.ts';

export type LifeTone = 'active' | 'expiring' | 'expired';

/** A stretch of time with a warning before its end. Unknown ends are null. */
export interface Lifetime {
  startAt: number;
  endAt: number | null;
  warnFromAt?: number | null;
}

/** How a lifetime reads at an instant; null when its end is unknown. */
export function lifeTone({ endAt, warnFromAt }: Lifetime, now: number): LifeTone | null {
  if (endAt === null) return null;
  if (now >= endAt) return 'expired';
  return warnFromAt != null && now >= warnFromAt ? 'expiring' : 'active';
}

/** The share still left, 0 to 1, in steps of 1/120 so that a ring is drawn again only when one can see it. */
export function lifeLeft({ startAt, endAt }: Lifetime, now: number): number | null {
  if (endAt === null) return null;
  const share = (endAt - now) / (endAt - startAt);
  return endAt > startAt ? Math.ceil(Math.min(1, Math.max(0, share)) * 120) / 120 : 0;
}

/** Tone and share left, live. */
export function useLife(lifetime: Lifetime): { tone: LifeTone | null; left: number | null } {
  const tone = useAt((now) => lifeTone(lifetime, now));
  const left = useAt((now) => lifeLeft(lifetime, now));
  return { tone, left };
}
