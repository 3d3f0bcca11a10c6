/** Past this many the oldest are forgotten: a script that runs all night must not fill the memory. */
const KEPT = 10_000;

/** What a dialect has given out for one launch: each entry lies under text that nobody can guess. */
export class SecretStore<Entry> {
  readonly #entries = new Map<string, Entry>();
  readonly #random: () => string;

  constructor(random: () => string) {
    this.#random = random;
  }

  /** Keeps an entry and gives the text under which it lies. */
  keep(entry: Entry): string {
    const text = this.#random();
    this.#entries.set(text, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > KEPT && oldest !== undefined) this.#entries.delete(oldest);
    return text;
  }

  get(text: string): Entry | undefined {
    return this.#entries.get(text);
  }

  /** Every entry, oldest first. */
  all(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  clear(): void {
    this.#entries.clear();
  }
}
