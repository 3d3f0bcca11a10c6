import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { StreamEvent } from '#call/event-trace.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { countOf } from './count-of.ts';
import { EventRow, eventColumns } from './event-row.tsx';
import { FindBar } from './find-bar.tsx';
import { useEventFind } from './use-event-find.ts';
import { useEventWindow } from './use-event-window.ts';
import type { Find } from './use-find.ts';
import { useHitMarks } from './use-hit-marks.ts';

export interface EventTraceProps {
  /** In the order they came, `null` until they are read. */
  events: readonly StreamEvent[] | null;
  /** When the request left, epoch milliseconds; `null` where times are not known. */
  startedAt: number | null;
  /** What is looked for in them. */
  find: Find;
}

const unread: readonly StreamEvent[] = [];

/** The events of a stream, newest first, searched. What is looked at stays where it is while more come in above. */
export function EventTrace({ events: read, startedAt, find: sought }: EventTraceProps) {
  const events = read ?? unread;
  const frame = useRef<HTMLOListElement>(null);
  const finding = useEventFind(sought, events);
  const { find, count, isMore, turn } = finding;
  const view = useEventWindow(events, finding);
  const foundPlace = finding.found?.place;
  useHitMarks(frame, find.query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press leads to the same hit again
  useEffect(() => {
    if (foundPlace === undefined) return;
    frame.current?.querySelector(`[data-place="${foundPlace}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [foundPlace, turn]);
  const goToRow = useRowFocus(frame, find.field);
  if (read?.length === 0)
    return <EmptyState title="No event yet">Each appears here as it comes, newest first.</EmptyState>;
  return (
    <>
      <div className="sticky top-(--stuck-at,0px) z-sticky flex bg-surface px-4 py-2 max-md:px-3">
        <div className="flex flex-1 md:max-w-md">
          <FindBar find={find} count={read && count} isMore={isMore} />
        </div>
      </div>
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
      {view.newer > 0 && (
        <More words={`Show ${countOf(view.newer, 'newer event')}`} onPress={() => goToRow(0, view.showNewest)} />
      )}
      <ol ref={frame} aria-label="Events, newest first">
        {view.shown.map((event) => (
          <EventRow
            key={event.place}
            event={event}
            startedAt={startedAt}
            sought={event.place === foundPlace ? find.query : null}
          />
        ))}
      </ol>
      {view.older > 0 && (
        <More
          words={`Show ${countOf(view.step, 'older event')}`}
          onPress={() => goToRow(view.shown.length, view.showOlder)}
        />
      )}
    </>
  );
}

/**
 * Shows rows, and takes the focus to the first of them that can have it: the button that was pressed may be gone. Where
 * none can, it goes to the field.
 */
function useRowFocus(frame: RefObject<HTMLOListElement | null>, field: RefObject<HTMLInputElement | null>) {
  const first = useRef<number | null>(null);
  useLayoutEffect(() => {
    const at = first.current;
    if (at === null) return;
    first.current = null;
    const rows = Array.from(frame.current?.children ?? []).slice(at);
    const row = rows.find((each) => each.querySelector('button'));
    row?.scrollIntoView({ block: 'nearest' });
    (row?.querySelector('button') ?? field.current)?.focus({ preventScroll: true });
  });
  return (at: number, show: () => void) => {
    first.current = at;
    show();
  };
}

function More({ words, onPress }: { words: string; onPress: () => void }) {
  return (
    <div className="p-3 text-center">
      <Button variant="ghost" size="sm" onClick={onPress}>
        {words}
      </Button>
    </div>
  );
}
