import type { CallLogEntry } from '#call/call-log-entry.ts';
import { type Outcome, outcomeOf } from './log-filter.ts';

/** A piece of time and the calls in it. */
export interface Bin {
  /** Epoch milliseconds, inclusive. */
  readonly from: number;
  /** Epoch milliseconds, exclusive. */
  readonly to: number;
  readonly count: number;
  /** How the worst of them went; `null` where there were none. */
  readonly worst: Outcome | null;
}

const badness: Record<Outcome, number> = { '2xx': 0, '3xx': 1, '4xx': 2, '5xx': 3, none: 4 };

/**
 * Cuts the time that calls span into equal pieces.
 * @param entries newest first.
 * @param most pieces to cut it into; fewer where a piece would be shorter than a millisecond.
 */
export function binCalls(entries: readonly CallLogEntry[], most: number): Bin[] {
  const [newest, oldest] = [entries[0], entries.at(-1)];
  if (!newest || !oldest) return [];
  const spanMs = newest.sentAt - oldest.sentAt + 1;
  const count = Math.max(1, Math.min(most, spanMs));
  const widthMs = spanMs / count;
  const bins = Array.from({ length: count }, () => ({ count: 0, worst: null as Outcome | null }));
  for (const entry of entries) {
    const bin = bins[Math.min(count - 1, Math.floor((entry.sentAt - oldest.sentAt) / widthMs))];
    if (!bin) continue;
    const outcome = outcomeOf(entry);
    bin.count += 1;
    if (bin.worst === null || badness[outcome] > badness[bin.worst]) bin.worst = outcome;
  }
  return bins.map((bin, at) => ({
    ...bin,
    from: Math.floor(oldest.sentAt + at * widthMs),
    to: Math.ceil(oldest.sentAt + (at + 1) * widthMs),
  }));
}
