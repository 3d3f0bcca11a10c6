import { SecretStore } from '../secret-store.ts';

/** A code that somebody wants to redeem. `grant` names the consent that it came from. */
export type RedeemedCode =
  | { readonly state: 'unknown' }
  | { readonly state: 'fresh' | 'used' | 'expired'; readonly grant: string };

interface Entry {
  readonly grant: string;
  readonly expiresAt: number;
  used: boolean;
}

/** The codes of one launch. Each works once, and what became of it is remembered. */
export class AuthorizationCodes {
  readonly #entries: SecretStore<Entry>;
  readonly #setup: { readonly now: () => number; readonly random: () => string };

  constructor(setup: { readonly now: () => number; readonly random: () => string }) {
    this.#entries = new SecretStore(setup.random);
    this.#setup = setup;
  }

  /** Makes the code of one consent. */
  issue(seconds: number): string {
    const { now, random } = this.#setup;
    return this.#entries.keep({ grant: random(), expiresAt: now() + seconds * 1000, used: false });
  }

  /** Uses a code up, and tells what it was until now. */
  redeem(code: string): RedeemedCode {
    const entry = this.#entries.get(code);
    if (entry === undefined) return { state: 'unknown' };
    const { grant, used, expiresAt } = entry;
    if (used) return { state: 'used', grant };
    if (expiresAt <= this.#setup.now()) return { state: 'expired', grant };
    entry.used = true;
    return { state: 'fresh', grant };
  }

  /** Forgets every code. */
  clear(): void {
    this.#entries.clear();
  }
}
