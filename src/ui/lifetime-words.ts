import { formatClock } from './format-clock.ts';
import { formatCount } from './format-count.ts';
import { formatDuration, formatSpan } from './format-duration.ts';
import { type Lifetime, lifeTone } from './life.ts';

/** What a lifetime's picture says: `from 13:36:18 to 13:38:18, 1:20 left, 3 events`. */
export function lifetimeWords(lifetime: Lifetime, now: number, events: number): string {
  const { startAt, endAt } = lifetime;
  const start = `from ${formatClock(startAt)}`;
  const parts =
    endAt === null ? [start, 'end unknown'] : [`${start} to ${formatClock(endAt)}`, ...standing(lifetime, endAt, now)];
  if (events > 0) parts.push(events === 1 ? '1 event' : `${formatCount(events)} events`);
  return parts.join(', ');
}

function standing(lifetime: Lifetime, endAt: number, now: number): string[] {
  if (now >= endAt) return [`ended ${formatSpan(now - endAt)} ago`];
  const left = `${formatDuration(endAt - now)} left`;
  return lifeTone(lifetime, now) === 'expiring' ? [left, 'expiring'] : [left];
}
