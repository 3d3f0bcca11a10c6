/** Up to this length a text is given on with every change, characters. */
const shortChars = 50_000;
/** How long typing in a longer one must rest before it is given on. */
const restMs = 200;

/** Text on its way from an editor to whoever keeps it, and back again as a value. */
export interface TextOutbox {
  /** The text changed; it is this long now. */
  changed(chars: number): void;
  /** Gives on what still waits, before something uses it. */
  flush(): void;
  /** Whether a value is what was given on, now or a while ago: one that comes back late must not undo what was typed since. */
  isEcho(value: string): boolean;
}

export interface TextOutboxParts {
  /** The text as it stands. */
  readonly read: () => string;
  readonly give: (text: string) => void;
  readonly initial: string;
}

/** Gives a text on: a short one at once, a long one when typing rests, so that no key waits for what follows from it. */
export function createTextOutbox({ read, give, initial }: TextOutboxParts): TextOutbox {
  let given = [initial];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    const text = read();
    given.push(text);
    give(text);
  };
  return {
    changed(chars) {
      clearTimeout(timer);
      if (chars <= shortChars) send();
      else timer = setTimeout(send, restMs);
    },
    flush() {
      if (timer !== undefined) send();
    },
    isEcho(value) {
      const at = given.lastIndexOf(value);
      given = at < 0 ? [value] : given.slice(at);
      if (at < 0) clearTimeout(timer);
      return at >= 0;
    },
  };
}
