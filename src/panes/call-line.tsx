import type { CallView } from '#call/call-view.ts';
import { totalMsOf } from '#call/total-ms.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatMs } from '#ui/format-ms.ts';
import { PhaseBar } from '#ui/phase-bar.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { LeverMarks } from './lever-marks.tsx';
import { phaseParts } from './phases.ts';

/** What a call came to, in one line: status, time, size, when. Below it, where the time went. */
export function CallLine({ call }: { call: CallView }) {
  return (
    <>
      <div className="flex min-h-11.5 flex-wrap items-center gap-3 px-4 py-2">
        <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} size="lg" />
        <span className="font-semibold tabular-nums">{formatMs(totalMsOf(call))}</span>
        <span className="text-ink-2">{sizeWords(call)}</span>
        <LeverMarks call={call} />
        {call.retryOf && <span className="text-12 text-ink-3">sent again after a refresh</span>}
        <span className="ml-auto text-ink-2 tabular-nums">
          <ClockTime at={call.sentAt} />
        </span>
      </div>
      <div className="px-4 pb-3">
        <PhaseBar
          {...phaseParts(call.phases)}
          label={call.hops.length > 0 ? 'Time of the last hop per phase' : 'Time of the call per phase'}
        />
      </div>
    </>
  );
}

/** "4.1 KB", or with an encoding "gzip, 12 KB on the wire, 80 KB decoded". */
function sizeWords({ coding, sizes }: CallView): string {
  if (!coding) return formatBytes(sizes.responseBytes);
  const onTheWire = `${coding.codings.join(', ')}, ${formatBytes(sizes.responseBytes)} on the wire`;
  const isDecoded = coding.outcome === 'decoded' || coding.outcome === 'damaged';
  return isDecoded ? `${onTheWire}, ${formatBytes(sizes.decodedBytes)} decoded` : `${onTheWire}, not decoded`;
}
