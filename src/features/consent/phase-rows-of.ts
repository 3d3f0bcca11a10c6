import type { Phases } from '#call/call.ts';
import type { PhaseRow } from '#ui/phase-rows.tsx';

/** The measured phases of a call, one after the other. */
export function phaseRowsOf({ dnsMs, tcpMs, tlsMs, waitingMs, downloadMs }: Phases): PhaseRow[] {
  const measured: readonly (readonly [label: string, ms: number | null])[] = [
    ['DNS', dnsMs],
    ['TCP', tcpMs],
    ['TLS', tlsMs],
    ['Waiting', waitingMs],
    ['Download', downloadMs],
  ];
  let startMs = 0;
  return measured.flatMap(([label, ms]) => {
    if (ms === null) return [];
    const row = { label, startMs, ms, main: label === 'Waiting' };
    startMs += ms;
    return [row];
  });
}
