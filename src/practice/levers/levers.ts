import { AsyncLocalStorage } from 'node:async_hooks';
import type { EndedHow } from '../standard/ended-tokens.ts';
import { changedConsent } from './changed-consent.ts';
import { AT_REST, type LeverName, type LeverSettings, pulledLevers } from './lever-settings.ts';

/** Past this many the first ones are forgotten: by then they have expired by themselves. */
const KEPT_FATES = 10_000;

/** What a lever did to a token: ended it, or gave its successor to nobody. */
export type TokenFate = EndedHow | 'rotated';

const FATE_MARKS: Readonly<Record<TokenFate, string>> = { expired: 'expire', revoked: 'revoke', rotated: 'rotate' };

/** Where the levers of one launch stand, and what follows for clocks, lifetimes and refresh tokens. */
export class Levers {
  #settings: LeverSettings = AT_REST;
  readonly #fates = new Map<string, TokenFate>();
  readonly #marking = new AsyncLocalStorage<(lever: string) => void>();

  get settings(): LeverSettings {
    return this.#settings;
  }

  get pulled(): readonly LeverName[] {
    return pulledLevers(this.#settings);
  }

  set(changes: Partial<LeverSettings>): void {
    this.#settings = { ...this.#settings, ...changes };
  }

  /** Puts every lever back. Tokens that one has ended stay ended. */
  clear(): void {
    this.#settings = AT_REST;
  }

  /** Epoch milliseconds on the provider's clock. */
  now(): number {
    return Date.now() + this.#settings.skew_minutes * 60_000;
  }

  /** Whole seconds that the provider's clock runs ahead. */
  skewSeconds(): number {
    return this.#settings.skew_minutes * 60;
  }

  /** Seconds that an access token is to live, where the provider would give it so many. */
  lifetime(ownSeconds: number): number {
    const { lifetime_seconds: set } = this.#settings;
    if (set !== null && set !== ownSeconds) this.#mark('lifetime');
    return set ?? ownSeconds;
  }

  /** Tells whether a refresh gives a new refresh token, where the provider would do so or not. */
  rotates(own: boolean): boolean {
    const { refresh_token: way } = this.#settings;
    const rotates = way === 'own' ? own : way === 'rotate';
    if (rotates !== own) this.#mark(`refresh-${way}`);
    return rotates;
  }

  /** Tells whether refresh tokens are given at all. */
  givesRefreshTokens(): boolean {
    const gives = this.#settings.refresh_token !== 'none';
    if (!gives) this.#mark('refresh-none');
    return gives;
  }

  /** Parameters to set in an authorization response with a code; `undefined` takes one away. */
  consentChanges(): Readonly<Record<string, string | undefined>> {
    const { consent } = this.#settings;
    if (consent !== 'allow') this.#mark(`consent-${consent}`);
    return changedConsent(consent);
  }

  /** Remembers what became of a token, so that the answers to it can say so. */
  keepFate(token: string, fate: TokenFate): void {
    this.#fates.set(token, fate);
    const [oldest] = this.#fates.keys();
    if (this.#fates.size > KEPT_FATES && oldest !== undefined) this.#fates.delete(oldest);
  }

  /** Marks the answer that is being made to a token, if a lever has decided about it. */
  meet(token: string | null | undefined): void {
    const fate = this.#fates.get(token ?? '');
    if (fate !== undefined) this.#mark(FATE_MARKS[fate]);
  }

  /** Makes one answer; each lever that has a say in it meanwhile is given to `mark`. */
  answering<T>(mark: (lever: string) => void, answer: () => T): T {
    return this.#marking.run(mark, answer);
  }

  #mark(lever: string): void {
    this.#marking.getStore()?.(lever);
  }
}
