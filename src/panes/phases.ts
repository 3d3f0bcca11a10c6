import type { Phases } from '#call/call.ts';
import { formatMs } from '#ui/format-ms.ts';
import type { Phase, PhaseTone } from '#ui/phase-bar.tsx';
import type { PhaseRow } from '#ui/phase-rows.tsx';

const order: readonly (readonly [label: string, key: keyof Phases, tone: PhaseTone])[] = [
  ['DNS', 'dnsMs', 'gray-1'],
  ['TCP', 'tcpMs', 'gray-2'],
  ['TLS', 'tlsMs', 'gray-3'],
  ['Waiting', 'waitingMs', 'accent'],
  ['Download', 'downloadMs', 'teal'],
];

/** The measured phases of a call for the bar, and the time that belongs to none of them. */
export function phaseParts(phases: Phases): { parts: Phase[]; unmeasuredMs: number } {
  const parts = order.flatMap(([label, key, tone]): Phase[] => {
    const ms = phases[key];
    return ms === null ? [] : [{ label, ms, tone }];
  });
  const measuredMs = parts.reduce((sum, { ms }) => sum + ms, 0);
  return { parts, unmeasuredMs: Math.max(0, phases.totalMs - measuredMs) };
}

/** The measured phases of a call, one after the other. */
export function phaseRowsOf(phases: Phases): PhaseRow[] {
  let startMs = 0;
  return phaseParts(phases).parts.map(({ label, ms, tone }) => {
    const row = { label, startMs, ms, main: tone === 'accent' };
    startMs += ms;
    return row;
  });
}

/** Every phase in words, the unmeasured ones too. */
export function phaseWords(phases: Phases): { term: string; value: string }[] {
  return order.map(([term, key]) => {
    const ms = phases[key];
    return { term, value: ms === null ? 'not measured' : formatMs(ms) };
  });
}
