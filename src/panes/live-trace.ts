import { headerValue } from '#call/call.ts';
import { createEventReader, type EventReader, type StreamEvent } from '#call/event-trace.ts';
import type { LiveCall } from '#call/live-call.ts';
import { mediaTypeOf } from './body-kind.ts';

/** Most events of a stream under way that are listed: the newest. */
export const listedEvents = 5_000;

/** Events are what comes in. */
export function isEventStream(live: LiveCall): boolean {
  return mediaTypeOf(headerValue(live.head, 'content-type')) === 'text/event-stream';
}

/** The events of a stream under way so far. */
export interface LiveTrace {
  /** Reads what came since it was last asked, and gives the newest events in the order they came. */
  follow(live: LiveCall): readonly StreamEvent[];
}

/** Begins to follow a stream. Asked again about the same state, it gives the same list. */
export function createLiveTrace(): LiveTrace {
  let reader: EventReader = createEventReader();
  let readBytes = 0;
  let events: readonly StreamEvent[] = [];
  return {
    follow({ chunks, shownBytes }) {
      if (shownBytes <= readBytes) return events;
      const held = chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);
      let skip = held - (shownBytes - readBytes);
      // A page that nobody looked at was told nothing: what it missed, it can't read on from.
      if (skip < 0) reader = createEventReader({ place: (events.at(-1)?.place ?? -1) + 1, isInMidst: true });
      const fresh: StreamEvent[] = [];
      for (const { bytes, at } of chunks) {
        if (skip < bytes.length) fresh.push(...reader.read(bytes.subarray(Math.max(0, skip)), at));
        skip -= bytes.length;
      }
      readBytes = shownBytes;
      if (fresh.length > 0) events = [...events, ...fresh].slice(-listedEvents);
      return events;
    },
  };
}
