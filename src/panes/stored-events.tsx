import { useEffect, useState } from 'react';
import type { CallView } from '#call/call-view.ts';
import { createEventReader, type StreamEvent } from '#call/event-trace.ts';
import { formatBytes } from '#ui/format-bytes.ts';
import { Waiting } from '#ui/waiting.tsx';
import { BodyEnd } from './body-end.tsx';
import { countOf } from './count-of.ts';
import { EventTrace } from './event-trace.tsx';
import type { Find } from './use-find.ts';

/** Most bytes of a stream whose events are listed. */
const readBytes = 8 * 1024 * 1024;

export interface StoredEventsProps {
  /** `null` until it is loaded. */
  blob: Blob | null;
  call: CallView;
  find: Find;
}

/**
 * The events of a stream that is over. When each came is not part of the record. The field is there at once: who writes
 * in the one of the stream as it ends writes on.
 */
export function StoredEvents({ blob, call, find }: StoredEventsProps) {
  const events = useEvents(blob);
  return (
    // The padding of the panel is no room for a row above the field that stays.
    <div className="md:-mx-4 md:[--stuck-at:-1rem]">
      {blob && events && (
        <p className="px-4 pb-2 text-12 text-ink-2 tabular-nums max-md:px-3">
          {countOf(events.filter(({ kind }) => kind === 'event').length, 'event')}, newest first
          {blob.size > readBytes &&
            `: those in the first ${formatBytes(readBytes)} of ${formatBytes(blob.size)}. Save the body to see the rest`}
        </p>
      )}
      {events && <BodyEnd call={call} />}
      <EventTrace events={events} startedAt={null} find={find} />
      {!events && <Waiting label="Loading the body" />}
    </div>
  );
}

function useEvents(blob: Blob | null): readonly StreamEvent[] | null {
  const [events, setEvents] = useState<readonly StreamEvent[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void blob
      ?.slice(0, readBytes)
      .arrayBuffer()
      .then((bytes) => isWanted && setEvents(createEventReader().read(new Uint8Array(bytes), null)));
    return () => {
      isWanted = false;
    };
  }, [blob]);
  return events;
}
