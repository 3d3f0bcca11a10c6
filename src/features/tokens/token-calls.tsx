import type { CallView } from '#call/call-view.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { StatusChip } from '#ui/status-chip.tsx';

/** The calls that carried this token, newest first. */
export function TokenCalls({ calls }: { calls: readonly CallView[] }) {
  if (calls.length === 0)
    return <EmptyState title="No calls yet">Calls you send with this token appear here.</EmptyState>;
  return (
    <ul aria-label="Calls with this token" className="max-w-4xl overflow-hidden rounded-well border border-line">
      {calls.map((call) => (
        <li
          key={call.id}
          className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-faint px-3 py-1 text-12 last:border-b-0"
        >
          <span className="text-ink-3">
            <ClockTime at={call.sentAt} />
          </span>
          <span className="font-mono font-semibold">{call.method}</span>
          <span className="min-w-0 flex-1 truncate font-mono" title={call.url}>
            {call.url}
          </span>
          <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} />
          <span className="w-16 text-right text-ink-2 tabular-nums">{formatMs(call.phases.totalMs)}</span>
        </li>
      ))}
    </ul>
  );
}
