import type { CallLogEntry } from '#call/call-log-entry.ts';
import type { SparkBar } from '#ui/sparkline.tsx';
import { statusTone, type Tone } from '#ui/tone.ts';

/** Midnight here before an instant, epoch milliseconds. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** How a call ended: a hundred of its status, or that no whole answer came. */
export type Outcome = '2xx' | '3xx' | '4xx' | '5xx' | 'none';

const tones: Record<Outcome, Tone> = { '2xx': 's2xx', '3xx': 's3xx', '4xx': 's4xx', '5xx': 's5xx', none: 'neutral' };

/** The mildest first. */
const outcomes: readonly Outcome[] = ['2xx', '3xx', '4xx', '5xx', 'none'];

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

function outcomeOf({ status, ending }: CallLogEntry): Outcome {
  if (ending !== 'response') return 'none';
  return outcomes.find((each) => tones[each] === statusTone(status)) ?? 'none';
}

/** How many calls ended how. */
export function countOutcomes(calls: readonly CallLogEntry[]): OutcomeCounts {
  const counts = { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0, none: 0 };
  for (const call of calls) counts[outcomeOf(call)] += 1;
  return counts;
}

/** Counts in words: "121 with 2xx, 3 with 4xx, 1 without an answer". */
export function outcomeWords(counts: OutcomeCounts): string {
  return outcomes
    .filter((each) => counts[each] > 0)
    .map((each) => (each === 'none' ? `${counts.none} without an answer` : `${counts[each]} with ${each}`))
    .join(', ');
}

/** The parts of a bar from the bottom up, those with something in them. */
export function barParts(counts: OutcomeCounts): { readonly outcome: Outcome; readonly tone: Tone; count: number }[] {
  return outcomes
    .filter((each) => counts[each] > 0)
    .map((outcome) => ({ outcome, tone: tones[outcome], count: counts[outcome] }));
}

/** The calls of each hour of a day, 24 in a row. */
export function byHour(calls: readonly CallLogEntry[]): CallLogEntry[][] {
  const hours: CallLogEntry[][] = Array.from({ length: 24 }, () => []);
  for (const call of calls) hours[new Date(call.sentAt).getHours()]?.push(call);
  return hours;
}

const barCount = 24;
const shortestBarMs = 60_000;

/**
 * A profile's calls as bars, the last one ending now.
 * @param from where the first bar begins, the same for all that are compared.
 */
export function sparkBars(calls: readonly CallLogEntry[], from: number, now: number): SparkBar[] {
  const barMs = Math.max(shortestBarMs, (now - from) / barCount);
  const bars = Array.from({ length: barCount }, () => [] as CallLogEntry[]);
  for (const call of calls) {
    const back = Math.floor((now - call.sentAt) / barMs);
    bars[barCount - 1 - Math.min(barCount - 1, Math.max(0, back))]?.push(call);
  }
  return bars.map((each) => ({ count: each.length, tone: barParts(countOutcomes(each)).at(-1)?.tone ?? 'neutral' }));
}
