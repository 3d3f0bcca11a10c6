import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { CallRow, rowHeight } from './call-row.tsx';

export interface CallListProps {
  /** The calls shown, newest first. */
  entries: readonly CallLogEntry[];
  selectedId: string | null;
  profileNameOf: (profileId: string) => string;
  /** The address that opens a call beside the log. */
  addressOf: (callId: string) => string;
}

const columns = [
  ['Time', 'w-19'],
  ['Request', 'min-w-0 flex-1'],
  ['Purpose', 'w-20 @max-2xl:hidden'],
  ['Profile', 'w-36 @max-3xl:hidden'],
  ['Status', 'w-30 @max-lg:w-auto'],
  ['Duration', 'w-18 text-right'],
] as const;

/** The head stays where it is while rows go by below it, pixels. */
const headHeight = 35;

/** The calls in rows. Only those in view are drawn: ten thousand cost no more than a screenful. */
export function CallList({ entries, selectedId, profileNameOf, addressOf }: CallListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => entries[at]?.id ?? at,
    overscan: 10,
    scrollPaddingStart: headHeight,
  });
  const selectedAt = entries.findIndex(({ id }) => id === selectedId);
  useEffect(() => {
    if (selectedAt < 0) return;
    list.scrollToIndex(selectedAt);
    if (frame.current?.contains(document.activeElement))
      frame.current.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  }, [list, selectedAt]);
  return (
    <div ref={frame} className="@container min-h-0 flex-1 overflow-auto">
      <table aria-label="Calls, newest first" aria-rowcount={entries.length + 1} className="block text-left">
        <thead className="sticky top-0 z-sticky block border-b border-line bg-surface max-md:sr-only">
          <tr aria-rowindex={1} className="flex h-8.5 items-center gap-3 px-5 text-11 text-ink-3">
            {columns.map(([name, className]) => (
              <th key={name} scope="col" className={`font-medium ${className}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="relative block" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <CallRow
                  key={key}
                  entry={entry}
                  place={index}
                  top={start}
                  isSelected={entry.id === selectedId}
                  profileName={profileNameOf(entry.profileId)}
                  to={addressOf(entry.id)}
                />
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
