/** A place in a text that moves on: what readers of shells and programs have in common. */
export class TextCursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** What a sticky pattern finds here; `null` for nothing. */
  match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  /** Goes on behind what a sticky pattern finds here. */
  skip(pattern: RegExp): string | null {
    const found = this.match(pattern);
    this.at += found?.length ?? 0;
    return found;
  }
}
