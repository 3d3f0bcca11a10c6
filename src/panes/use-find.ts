import { type RefObject, useCallback, useRef, useState } from 'react';

/** What is looked for, kept above what shows it: it outlasts the list of a stream under way. */
export interface Sought {
  readonly query: string;
  /** The event of a stream that one is at, or that is no older: its place from 0, infinite for the newest. */
  readonly eventPlace: number;
  /** Its field had the focus when it went. */
  readonly hadFocus: RefObject<boolean>;
  setQuery(query: string): void;
  goToEvent(place: number): void;
}

/** What is looked for in a body, and at which hit one is. */
export interface Find extends Sought {
  /** What it does: "Find in response". */
  readonly label: string;
  /** From 0. */
  readonly place: number;
  /** Another text each time that something else is asked for: how many there are is told then. */
  readonly asked: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Gives the field the focus that it had where it stood before. */
  takeFocus(): void;
  /** To the next hit or the one before, around the end. */
  step(by: 1 | -1, count: number): void;
}

export const findInEventsLabel = 'Find in events';

const newestEvent = Number.POSITIVE_INFINITY;

/**
 * @param subject what is searched: in another one it begins with the first hit again.
 * @param above what is looked for, where that is kept above; else it is kept here.
 */
export function useFind(subject: string, label = 'Find in response', above?: Sought): Find {
  const own = useSought();
  const { query, eventPlace, hadFocus, setQuery, goToEvent } = above ?? own;
  const [place, setPlace] = useState(0);
  const [searched, setSearched] = useState(subject);
  if (searched !== subject) {
    setSearched(subject);
    setPlace(0);
    own.goToEvent(newestEvent);
  }
  const field = useRef<HTMLInputElement>(null);
  const takeFocus = useCallback(() => {
    if (!hadFocus.current) return;
    hadFocus.current = false;
    // Unless it went somewhere else meanwhile.
    if (document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, [hadFocus]);
  return {
    label,
    query,
    eventPlace,
    hadFocus,
    place,
    asked: `${subject} ${place} ${query}`,
    field,
    takeFocus,
    setQuery: (text) => {
      setQuery(text);
      setPlace(0);
    },
    goToEvent,
    step: (by, count) => count > 0 && setPlace((place + by + count) % count),
  };
}

function useSought(): Sought {
  const [query, setQuery] = useState('');
  const [eventPlace, goToEvent] = useState(newestEvent);
  const hadFocus = useRef(false);
  return {
    query,
    eventPlace,
    hadFocus,
    setQuery(text) {
      setQuery(text);
      goToEvent(newestEvent);
    },
    goToEvent,
  };
}
