import type { ErrorPointers, TokenPointers } from '#call/answer-reading.ts';

/** One thing that a sample of a token response tells, or leaves open. It names places, never a value. */
export interface PointerClue {
  /** What it speaks of: a member by its name in RFC 6749, what says success, or the sample as a whole. */
  readonly about: keyof TokenPointers | keyof ErrorPointers | 'success' | 'sample';
  readonly kind: 'found' | 'missing' | 'ambiguous' | 'not-taken';
  /** One sentence. */
  readonly evidence: string;
}
