import { createContext, use, useSyncExternalStore } from 'react';

type Timer = ReturnType<typeof setTimeout> | number;

/** Where a clock gets its time from; tests pass their own. */
export interface TimeSource {
  now(): number;
  /** Milliseconds since whenever, by a clock that nobody sets. */
  steady(): number;
  setTimeout(callback: () => void, delayMs: number): Timer;
  clearTimeout(timer: Timer): void;
  document?: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;
}

/** The wall clock parted from the steady one: it was set, or the device slept while the steady one stood still. */
export interface ClockJump {
  /** When it was noticed, by the clock as it is now. */
  readonly at: number;
  /** How far it went, negative for back. */
  readonly byMs: number;
}

export interface Clock {
  /** The current second as epoch milliseconds; changes only when subscribers are told. */
  read(): number;
  /** The precise time, for remembering when something began. Never for display. */
  now(): number;
  /** The last jump since the page was opened, `null` where there was none. */
  jump(): ClockJump | null;
  subscribe(listener: () => void): () => void;
}

const SECOND = 1000;
/** Less than this apart is drift and rounding. */
const JUMP = 2 * SECOND;

/** One timer for any number of subscribers, on the full second; it rests while the page is hidden. */
export function createClock(source: TimeSource): Clock {
  const listeners = new Set<() => void>();
  const aligned = () => Math.floor(source.now() / SECOND) * SECOND;
  let timer: Timer | undefined;
  let second = 0;
  let lead = source.now() - source.steady();
  let jump: ClockJump | null = null;

  const compareClocks = () => {
    const at = source.now();
    const byMs = at - source.steady() - lead;
    lead += byMs;
    if (Math.abs(byMs) > JUMP) jump = { at, byMs };
  };
  const rest = () => {
    if (timer !== undefined) source.clearTimeout(timer);
    timer = undefined;
  };
  const run = () => {
    rest();
    compareClocks();
    second = aligned();
    timer = source.setTimeout(tick, SECOND - (source.now() % SECOND));
  };
  const tick = () => {
    const shown = second;
    run();
    if (second !== shown) for (const listener of [...listeners]) listener();
  };
  const followVisibility = () => (source.document?.hidden ? rest() : tick());

  return {
    read: () => (timer === undefined ? aligned() : second),
    now: () => source.now(),
    jump: () => jump,
    subscribe(listener) {
      if (listeners.size === 0) {
        source.document?.addEventListener('visibilitychange', followVisibility);
        if (!source.document?.hidden) run();
      }
      listeners.add(listener);
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        source.document?.removeEventListener('visibilitychange', followVisibility);
        rest();
      };
    },
  };
}

const pageClock = createClock({
  now: () => Date.now(),
  steady: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (timer) => clearTimeout(timer),
  document: document,
});

/** The page's one clock. A test puts its own around what it renders: `<ClockContext value={clock}>`. */
export const ClockContext = createContext<Clock>(pageClock);

/** A value made from the time: renders again only when the value changes, so `select` must give a primitive. */
export function useAt<Value extends string | number | boolean | null | undefined>(
  select: (now: number) => Value,
): Value {
  const clock = use(ClockContext);
  return useSyncExternalStore(clock.subscribe, () => select(clock.read()));
}

/** The current second as epoch milliseconds; renders every second. */
export function useNow(): number {
  return useAt((now) => now);
}

/** The last time that the device's clock jumped, `null` where it never did. */
export function useClockJump(): ClockJump | null {
  const clock = use(ClockContext);
  return useSyncExternalStore(clock.subscribe, clock.jump);
}
