import type { ReactNode } from 'react';
import type { CallView } from '#call/call-view.ts';

import { formatMs } from '#ui/format-ms.ts';
import { StatusChip } from '#ui/status-chip.tsx';

export interface CallLineProps {
  call: CallView;
  /** What was asked: "Token endpoint". */
  title: string;
  /** What came of it, in words. */
  children?: ReactNode;
}

/** A call in a list: what was asked, where, the status and the time it took. */
export function CallLine({ call, title, children }: CallLineProps) {
  return (
    <li className="border-b border-line-faint py-2 last:border-b-0">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
        <span className="font-mono text-11 text-ink-3 tabular-nums">{formatMs(call.phases.totalMs)}</span>
        <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} />
      </div>
      <p className="font-mono text-11 wrap-anywhere text-ink-3">
        {call.method} {call.url}
      </p>
      {children && <div className="text-12 wrap-anywhere text-ink-2">{children}</div>}
    </li>
  );
}
