import { useMemo, useState } from 'react';
import { findInEvents } from '#call/event-find.ts';
import type { StreamEvent } from '#call/event-trace.ts';
import type { Find } from './use-find.ts';

/** What is looked for in a stream, and the event one is at: it stays that one while more come in. */
export interface EventFind {
  readonly find: Find;
  readonly count: number;
  readonly isMore: boolean;
  readonly found: StreamEvent | null;
  /** Another number with each press that leads to a hit, the same one too. */
  readonly turn: number;
}

/**
 * Finds in the events of a stream. The next hit is the one below, which came before.
 * @param sought what is looked for, and the event one is at.
 * @param events in the order they came.
 */
export function useEventFind(sought: Find, events: readonly StreamEvent[]): EventFind {
  const { query, eventPlace } = sought;
  const [turn, setTurn] = useState(0);
  const goTo = (place: number) => {
    sought.goToEvent(place);
    setTurn(turn + 1);
  };
  const { events: hits, isMore } = useMemo(() => findInEvents(events, query), [events, query]);
  // At the newest hit that is no newer than that; where all are, at the one that came first.
  const newest = hits.findIndex(({ place }) => place <= eventPlace);
  const at = newest < 0 ? Math.max(0, hits.length - 1) : newest;
  const find: Find = {
    ...sought,
    place: at,
    asked: `${sought.asked} ${turn} ${hits.length > 0}`,
    setQuery(text) {
      sought.setQuery(text);
      goTo(events.at(-1)?.place ?? -1);
    },
    step(by, count) {
      const next = hits[(at + by + count) % count];
      if (next) goTo(next.place);
    },
  };
  return { find, count: hits.length, isMore, found: hits[at] ?? null, turn };
}
