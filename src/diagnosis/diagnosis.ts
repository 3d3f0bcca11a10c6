/** How sure a reading is. Never more certain than its evidence. */
export type Certainty = 'most-likely' | 'unlikely' | 'ruled-out' | 'cannot-tell' | 'fact';

/** One fact that decided, or could not decide. */
export interface Evidence {
  readonly certainty: Certainty;
  readonly claim: string;
  /** Where the claim comes from: what was sent, received or stored. */
  readonly fact: string;
}

/**
 * What can be pressed to mend it. `send-again` repeats the request as it is, `start-over` begins a new run,
 * `edit-profile` goes to the profile, `choose-auth` to what the request says of how it proves itself: what is wrong
 * stands there.
 */
export type Fix = 'refresh-and-retry' | 'send-again' | 'start-over' | 'edit-profile' | 'choose-auth' | 'reload';

/** A failure in words: its cause in one sentence, the evidence, and a next step. */
export interface Diagnosis {
  readonly headline: string;
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  /** `null` where nothing can be pressed: the sentence says what to change. */
  readonly fix: Fix | null;
  /** The failure's own name as on the wire, `null` where the wire has none. */
  readonly code: string | null;
  /** The text it rests on: "RFC 6749 §5.2". */
  readonly source: string | null;
  /** From here on the same request makes sense, by the provider's word: epoch milliseconds. */
  readonly retryAt?: number;
}

/** Makes a piece of evidence that is simply so. */
export function fact(claim: string, because: string): Evidence {
  return { certainty: 'fact', claim, fact: because };
}

/** Makes a piece of evidence that what is known here can't decide. */
export function cannotTell(claim: string, because: string): Evidence {
  return { certainty: 'cannot-tell', claim, fact: because };
}

/** Makes a piece of evidence for a cause that what is known here makes the likeliest. */
export function mostLikely(claim: string, because: string): Evidence {
  return { certainty: 'most-likely', claim, fact: because };
}

/** Makes a piece of evidence for a cause that what is known here speaks against. */
export function unlikely(claim: string, because: string): Evidence {
  return { certainty: 'unlikely', claim, fact: because };
}

/** Makes a piece of evidence against a cause. */
export function ruledOut(claim: string, because: string): Evidence {
  return { certainty: 'ruled-out', claim, fact: because };
}

/** A span of time in words, rounded down: "300 ms", "12 s", "4m12s", "2h05m", "3d4h". A negative one is none. */
export function spanInWords(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.floor(ms))} ms`;
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${twoDigits(seconds % 60)}s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours}h${twoDigits(minutes % 60)}m` : `${Math.floor(hours / 24)}d${hours % 24}h`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
