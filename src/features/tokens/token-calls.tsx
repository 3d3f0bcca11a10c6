import type { CallView } from '#call/call-view.ts';
import { LeverMarks } from '#panes/lever-marks.tsx';
import { DayTime } from '#ui/day-time.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { Note } from '#ui/note.tsx';
import { StatusChip } from '#ui/status-chip.tsx';

/** The calls that carried this token, newest first, and how many more can't be read. */
export function TokenCalls({ calls, unreadable }: { calls: readonly CallView[]; unreadable: number }) {
  return (
    <div className="grid gap-3">
      {unreadable > 0 && (
        <Note tone="warning">{unreadable} more can’t be decrypted: the key they were sealed with is gone.</Note>
      )}
      {calls.length > 0 && <CallList calls={calls} />}
      {calls.length === 0 && unreadable === 0 && (
        <EmptyState title="No calls yet">Calls you send with this token appear here.</EmptyState>
      )}
    </div>
  );
}

function CallList({ calls }: { calls: readonly CallView[] }) {
  return (
    <ul aria-label="Calls with this token" className="max-w-4xl overflow-hidden rounded-well border border-line">
      {calls.map((call) => (
        <li
          key={call.id}
          className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-faint px-3 py-1 text-12 last:border-b-0"
        >
          <span className="text-ink-3">
            <DayTime at={call.sentAt} />
          </span>
          <span className="font-mono font-semibold">{call.method}</span>
          <span className="min-w-0 flex-1 truncate font-mono" title={call.url}>
            {call.url}
          </span>
          <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} />
          <LeverMarks call={call} />
          <span className="w-16 text-right text-ink-2 tabular-nums">{formatMs(call.phases.totalMs)}</span>
        </li>
      ))}
    </ul>
  );
}
