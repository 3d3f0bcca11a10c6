/**
 * The text of a secret. It has no `toString` and no `toJSON`: printing, logging, cloning or serialising one shows
 * nothing of it. `reveal` is the only way out, and only flows just before transport, and a press on Reveal, call it.
 */
export class SecretValue {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. What is done with the answer is the caller's burden (R28). */
  reveal(): string {
    return this.#text;
  }
}
