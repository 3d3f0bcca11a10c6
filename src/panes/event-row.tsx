import { ChevronRight } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import { eventLine, placeInLine } from '#call/event-find.ts';
import type { StreamEvent } from '#call/event-trace.ts';
import { indentJson } from '#call/indent-json.ts';
import { showBody } from '#call/mask.ts';
import { classNames } from '#ui/class-names.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { formatMs } from '#ui/format-ms.ts';

/** Characters of an event's data that its line shows. */
const lineChars = 400;
/** Of them, those in front of what is looked for where it stands further back. */
const charsBefore = 80;

export interface EventRowProps {
  event: StreamEvent;
  /** When the request left, epoch milliseconds; `null` where times are not known. */
  startedAt: number | null;
  /** What is looked for, where this is the hit one is at. */
  sought: string | null;
}

/** The columns of a trace, from 768 px on; below, what they hold flows in lines. */
export const eventColumns = 'md:grid md:grid-cols-[1rem_4rem_5rem_6rem_minmax(0,1fr)]';

/** One event in a line; pressed, its data laid out. What only the client is meant to see is a quiet line. */
export const EventRow = memo(function EventRow({ event, startedAt, sought }: EventRowProps) {
  const [isOpen, setOpen] = useState(false);
  const since = startedAt === null || event.at === null ? '' : `+${formatMs(event.at - startedAt)}`;
  if (event.kind !== 'event') {
    return (
      <li
        data-place={event.place}
        className={classNames(lineClass, 'scroll-mt-14 max-lg:scroll-mt-17 text-ink-3', sought && 'bg-selected')}
      >
        <span aria-hidden="true" />
        <span className="max-md:hidden">–</span>
        <span className="tabular-nums">{since}</span>
        <span>{event.name}</span>
        <DataLine event={event} sought={sought} />
      </li>
    );
  }
  return (
    <li
      data-place={event.place}
      className={classNames('scroll-mt-14 max-lg:scroll-mt-17 border-b border-line', sought && 'bg-selected')}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        className={classNames(lineClass, 'w-full border-b-0 text-left hover:bg-hover focus-visible:-outline-offset-2')}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden="true" size={14} className={classNames('text-ink-3', isOpen && 'rotate-90')} />
        <span className="truncate text-ink-2 tabular-nums">{event.id ?? '–'}</span>
        <span className="text-ink-2 tabular-nums">{since}</span>
        <span className="truncate font-medium">{event.name}</span>
        <DataLine event={event} sought={sought} />
      </button>
      {isOpen && <LaidOut event={event} />}
    </li>
  );
});

const lineClass = classNames(
  'flex min-h-8 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1 text-12 max-lg:min-h-11',
  eventColumns,
);

/** The beginning of an event's data; of the hit one is at, all of it that has room around what is looked for. */
function DataLine({ event, sought }: Pick<EventRowProps, 'event' | 'sought'>) {
  const hitAt = sought === null ? 0 : placeInLine(event, sought);
  const start = hitAt + (sought?.length ?? 0) > lineChars ? hitAt - charsBefore : 0;
  return (
    <span className={classNames('font-mono max-md:basis-full', sought === null ? 'truncate' : 'wrap-anywhere')}>
      {start > 0 && '…'}
      {eventLine(event).slice(start, start + lineChars)}
    </span>
  );
}

function LaidOut({ event }: { event: StreamEvent }) {
  const spans = useMemo(() => showBody(indentJson(event.data)), [event.data]);
  return (
    <div className="px-4 pb-3">
      <CodeBlock label={`Data of event ${event.id ?? event.place + 1}`} spans={spans} lineNumbers ground="sunken" />
    </div>
  );
}
