import type { TokenCallView } from '#oauth/run-view.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { StatusChip } from '#ui/status-chip.tsx';

/** When a token request was sent, what it was answered with and how long that took: for the line of its step. */
export function callSummary(call: TokenCallView | null) {
  if (!call) return {};
  return {
    meta: <ClockTime at={call.sentAt} />,
    aside: (
      <>
        <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} />
        <span className="text-12 text-ink-2 tabular-nums">{formatMs(call.phases.totalMs)}</span>
      </>
    ),
  };
}
