// What is found in a text, with the place where it stands there.

/** A place in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text as it is meant, and where it is written. */
export interface FoundText extends Span {
  readonly text: string;
}

/** A name and its value, and where they are written. */
export interface FoundPair extends Span {
  readonly name: string;
  readonly value: string;
  /** The value is JSON, no text: a number, `true`, a list. */
  readonly isLiteral?: boolean;
}

/** What was read past, and why. It holds no value: that may be a secret. */
export interface NotUnderstood extends Span {
  readonly what: string;
  readonly why: string;
}
