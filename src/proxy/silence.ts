// How long nothing may come. One timer watches over all calls: a timer of its own would cost a call more than its parsing.

const tickMs = 20;
const watched = new Set<Silence>();
let ticker: NodeJS.Timeout | undefined;

/** One silence that may not last. Noticed up to 20 ms late, never early. */
export class Silence {
  readonly #onTooLong: () => void;
  #limitMs = 0;
  #since = 0;

  constructor(onTooLong: () => void) {
    this.#onTooLong = onTooLong;
  }

  /** Begins anew, with this limit. */
  begin(limitMs: number): void {
    this.#limitMs = limitMs;
    this.#since = performance.now();
    watched.add(this);
    ticker ??= setInterval(tick, tickMs).unref();
  }

  /** Something came. */
  broken(): void {
    this.#since = performance.now();
  }

  end(): void {
    watched.delete(this);
  }

  /** Called by the ticker. */
  check(now: number): void {
    if (now - this.#since < this.#limitMs) return;
    watched.delete(this);
    this.#onTooLong();
  }
}

function tick(): void {
  const now = performance.now();
  for (const silence of watched) silence.check(now);
  if (watched.size > 0) return;
  clearInterval(ticker);
  ticker = undefined;
}
