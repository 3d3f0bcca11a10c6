import type { StreamEvent } from './event-trace.ts';
import { mostFinds, patternOf } from './json-find.ts';
import { showBody } from './mask.ts';

/** The events of a stream in which a text stands. */
export interface EventFinds {
  /** Newest first. */
  readonly events: readonly StreamEvent[];
  /** There are more than were looked for. */
  readonly isMore: boolean;
}

/** What is shown of each event, for as long as there is one: a stream under way is searched again and again. */
const shown = new WeakMap<StreamEvent, string>();

/** An event's data in one line, secrets masked. */
export function eventLine(event: StreamEvent): string {
  const known = shown.get(event);
  if (known !== undefined) return known;
  const line = inOneLine(
    showBody(event.data)
      .map(({ text }) => text)
      .join(''),
  );
  shown.set(event, line);
  return line;
}

/**
 * Finds the events in whose id, name or data a text stands. What is masked is not found: a search must tell no more of a
 * secret than the screen does.
 * @param events in the order they came.
 */
export function findInEvents(events: readonly StreamEvent[], text: string): EventFinds {
  const found: StreamEvent[] = [];
  if (text === '') return { events: found, isMore: false };
  const wanted = patternOf(inOneLine(text));
  const holds = (line: string | null) => line !== null && line.search(wanted) >= 0;
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (!event) continue;
    // Masked is only what may be shown: it takes longer than to look.
    const isFound = holds(event.id) || holds(event.name) || (holds(inOneLine(event.data)) && holds(eventLine(event)));
    if (!isFound) continue;
    if (found.length === mostFinds) return { events: found, isMore: true };
    found.push(event);
  }
  return { events: found, isMore: false };
}

/** Where a text begins in an event's line, -1 where it does not stand there. */
export function placeInLine(event: StreamEvent, text: string): number {
  return text === '' ? -1 : eventLine(event).search(patternOf(inOneLine(text)));
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
