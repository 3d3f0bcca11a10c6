import { type RefObject, useCallback, useRef, useState } from 'react';

/** What is looked for in a body, and at which hit one is. */
export interface Find {
  /** What it does: "Find in response". */
  readonly label: string;
  readonly query: string;
  /** From 0. */
  readonly place: number;
  /** Another text each time that something else is asked for: how many there are is told then. */
  readonly asked: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Gives the field the focus that it had where it stood before. */
  takeFocus(): void;
  setQuery(query: string): void;
  /** To the next hit or the one before, around the end. */
  step(by: 1 | -1, count: number): void;
}

/** What was looked for in an answer while it came in. */
export interface Sought {
  readonly query: string;
  /** Its field had the focus when it went. */
  readonly hadFocus: RefObject<boolean>;
}

export const findInEventsLabel = 'Find in events';

/**
 * @param subject what is searched: in another one it begins with the first hit again.
 * @param begin what is looked for at first.
 */
export function useFind(subject: string, label = 'Find in response', begin?: Sought): Find {
  const [query, setQuery] = useState(begin?.query ?? '');
  const [place, setPlace] = useState(0);
  const [searched, setSearched] = useState(subject);
  if (searched !== subject) {
    setSearched(subject);
    setPlace(0);
  }
  const field = useRef<HTMLInputElement>(null);
  const hadFocus = begin?.hadFocus;
  const takeFocus = useCallback(() => {
    if (!hadFocus?.current) return;
    hadFocus.current = false;
    // Unless it went somewhere else meanwhile.
    if (document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, [hadFocus]);
  return {
    label,
    query,
    place,
    asked: `${subject} ${place} ${query}`,
    field,
    takeFocus,
    setQuery: (text) => {
      setQuery(text);
      setPlace(0);
    },
    step: (by, count) => count > 0 && setPlace((place + by + count) % count),
  };
}
