import { useState } from 'react';
import type { StreamEvent } from '#call/event-trace.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { countOf } from './count-of.ts';
import { EventRow, eventColumns } from './event-row.tsx';

/** Rows that are drawn at first, and with each press on more. */
const pageRows = 200;

export interface EventTraceProps {
  /** In the order they came. */
  events: readonly StreamEvent[];
  /** When the request left, epoch milliseconds; `null` where times are not known. */
  startedAt: number | null;
}

/** The events of a stream, newest first. What is looked at stays where it is while more come in above. */
export function EventTrace({ events, startedAt }: EventTraceProps) {
  const [shown, setShown] = useState(pageRows);
  if (events.length === 0)
    return <EmptyState title="No event yet">Each appears here as it comes, newest first.</EmptyState>;
  const rest = events.length - shown;
  return (
    <>
      <div
        aria-hidden="true"
        className={classNames('hidden gap-x-3 border-b border-line px-4 py-1.5 text-11 text-ink-3', eventColumns)}
      >
        <span />
        <span>id</span>
        <span>{startedAt !== null && 'Since start'}</span>
        <span>Event</span>
        <span>Data</span>
      </div>
      <ol aria-label="Events, newest first">
        {events
          .slice(-shown)
          .reverse()
          .map((event) => (
            <EventRow key={event.place} event={event} startedAt={startedAt} />
          ))}
      </ol>
      {rest > 0 && (
        <div className="p-3 text-center">
          <Button variant="ghost" size="sm" onClick={() => setShown(shown + pageRows)}>
            Show {countOf(Math.min(rest, pageRows), 'older event')}
          </Button>
        </div>
      )}
    </>
  );
}
