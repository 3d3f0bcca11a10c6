// The clock of one call. What was not passed through stays `null`: nothing is estimated.
import type { Phases } from '#call/call.ts';

export type Moment = 'dialled' | 'resolved' | 'connected' | 'secured' | 'handedOver' | 'head';

/** Marks moments as they pass and tells the phases between them. */
export class Stopwatch {
  readonly #start = performance.now();
  readonly #at: { [moment in Moment]: number | undefined } = {
    dialled: undefined,
    resolved: undefined,
    connected: undefined,
    secured: undefined,
    handedOver: undefined,
    head: undefined,
  };

  /** The first mark of a moment stands. */
  mark(moment: Moment): void {
    this.#at[moment] ??= performance.now();
  }

  has(moment: Moment): boolean {
    return this.#at[moment] !== undefined;
  }

  /** The phases up to now. */
  phases(): Phases {
    const now = performance.now();
    const { dialled, resolved, connected, secured, handedOver, head } = this.#at;
    return {
      dnsMs: between(dialled, resolved),
      tcpMs: between(resolved ?? dialled, connected),
      tlsMs: between(connected, secured),
      waitingMs: between(handedOver, head),
      downloadMs: between(head, head === undefined ? undefined : now),
      totalMs: rounded(now - this.#start),
    };
  }
}

function between(from: number | undefined, to: number | undefined): number | null {
  return from === undefined || to === undefined ? null : rounded(to - from);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
