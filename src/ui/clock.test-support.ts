import { act } from '@testing-library/react';
import { type Clock, createClock } from './clock.ts';

/** A clock whose time stands still until it is told to go on. */
export function createTestClock(startAt: number) {
  let now = startAt;
  let setBy = 0;
  let nextId = 1;
  const waiting = new Map<number, { dueAt: number; callback: () => void }>();
  const visibilityListeners = new Set<() => void>();
  const page = {
    hidden: false,
    addEventListener: (_: string, listener: () => void) => visibilityListeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => visibilityListeners.delete(listener),
  };
  const fireDue = (until: number) => {
    for (;;) {
      const due = [...waiting].filter(([, timer]) => timer.dueAt <= until).sort((a, b) => a[1].dueAt - b[1].dueAt)[0];
      if (!due) return;
      waiting.delete(due[0]);
      now = Math.max(now, due[1].dueAt);
      due[1].callback();
    }
  };
  const clock: Clock = createClock({
    now: () => now,
    steady: () => now - setBy,
    setTimeout: (callback, delayMs) => {
      waiting.set(nextId, { dueAt: now + delayMs, callback });
      return nextId++;
    },
    clearTimeout: (timer) => waiting.delete(Number(timer)),
    document: page as unknown as Document,
  });
  return {
    clock,
    timers: () => waiting.size,
    /** When the next timer is due. */
    dueAt: () => [...waiting.values()][0]?.dueAt,
    advance: (ms: number) =>
      act(() => {
        const until = now + ms;
        fireDue(until);
        now = until;
      }),
    /** Time goes by, no timer fires: a machine asleep. */
    sleep: (ms: number) => {
      now += ms;
    },
    /** Somebody sets the clock; the timers run on. */
    set: (byMs: number) => {
      now += byMs;
      setBy += byMs;
      for (const timer of waiting.values()) timer.dueAt += byMs;
    },
    setHidden: (hidden: boolean) =>
      act(() => {
        page.hidden = hidden;
        for (const listener of visibilityListeners) listener();
      }),
  };
}
