/** Gives names that nobody has yet: a number behind those that are taken. */
export class FreeNames {
  readonly #taken: Set<string>;
  readonly #counts = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** @param joint what stands between the name and its number. */
  of(wish: string, joint = ' '): string {
    let count = this.#counts.get(wish) ?? 1;
    const name = () => (count === 1 ? wish : `${wish}${joint}${count}`);
    while (this.#taken.has(name())) count += 1;
    this.#counts.set(wish, count);
    this.#taken.add(name());
    return name();
  }
}
