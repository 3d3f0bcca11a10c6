import { ChevronRight } from 'lucide-react';
import { memo, useMemo, useState } from 'react';
import type { StreamEvent } from '#call/event-trace.ts';
import { indentJson } from '#call/indent-json.ts';
import { showBody } from '#call/mask.ts';
import { classNames } from '#ui/class-names.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { formatMs } from '#ui/format-ms.ts';

/** Characters of an event's data that its line shows. */
const lineChars = 400;

export interface EventRowProps {
  event: StreamEvent;
  /** When the request left, epoch milliseconds; `null` where times are not known. */
  startedAt: number | null;
}

/** The columns of a trace, from 768 px on; below, what they hold flows in lines. */
export const eventColumns = 'md:grid md:grid-cols-[1rem_4rem_5rem_6rem_minmax(0,1fr)]';

/** One event in a line; pressed, its data laid out. What only the client is meant to see is a quiet line. */
export const EventRow = memo(function EventRow({ event, startedAt }: EventRowProps) {
  const [isOpen, setOpen] = useState(false);
  const since = startedAt === null || event.at === null ? '' : `+${formatMs(event.at - startedAt)}`;
  if (event.kind !== 'event') {
    return (
      <li className={classNames(lineClass, 'text-ink-3')}>
        <span aria-hidden="true" />
        <span className="max-md:hidden">–</span>
        <span className="tabular-nums">{since}</span>
        <span>{event.name}</span>
        <span className="truncate font-mono">{event.data}</span>
      </li>
    );
  }
  return (
    <li className="border-b border-line">
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
        <DataLine data={event.data} />
      </button>
      {isOpen && <LaidOut event={event} />}
    </li>
  );
});

const lineClass = classNames(
  'flex min-h-8 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1 text-12 max-lg:min-h-11',
  eventColumns,
);

function DataLine({ data }: { data: string }) {
  const text = useMemo(() => {
    const masked = showBody(data)
      .map((span) => span.text)
      .join('');
    return masked.replace(/\s+/g, ' ').slice(0, lineChars);
  }, [data]);
  return <span className="truncate font-mono max-md:basis-full">{text}</span>;
}

function LaidOut({ event }: { event: StreamEvent }) {
  const spans = useMemo(() => showBody(indentJson(event.data)), [event.data]);
  return (
    <div className="px-4 pb-3">
      <CodeBlock label={`Data of event ${event.id ?? event.place + 1}`} spans={spans} lineNumbers ground="sunken" />
    </div>
  );
}
