import type { EndedHow } from '../standard/ended-tokens.ts';
import { changedConsent } from './changed-consent.ts';
import { AT_REST, type LeverName, type LeverSettings, pulledLevers } from './lever-settings.ts';

/** Past this many the first ones are forgotten: by then they have expired by themselves. */
const KEPT_ENDED = 10_000;

/** Where the levers of one launch stand, and what follows for clocks, lifetimes and refresh tokens. */
export class Levers {
  #settings: LeverSettings = AT_REST;
  readonly #ended = new Map<string, EndedHow>();

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
    return this.#settings.lifetime_seconds ?? ownSeconds;
  }

  /** Tells whether a refresh gives a new refresh token, where the provider would do so or not. */
  rotates(own: boolean): boolean {
    const { refresh_token: way } = this.#settings;
    return way === 'own' ? own : way === 'rotate';
  }

  /** Tells whether refresh tokens are given at all. */
  givesRefreshTokens(): boolean {
    return this.#settings.refresh_token !== 'none';
  }

  /** Parameters to set in an authorization response with a code; `undefined` takes one away. */
  consentChanges(): Readonly<Record<string, string | undefined>> {
    return changedConsent(this.#settings.consent);
  }

  /** Remembers how a token was ended, so that the answers to it can say so. */
  markEnded(token: string, how: EndedHow): void {
    this.#ended.set(token, how);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > KEPT_ENDED && oldest !== undefined) this.#ended.delete(oldest);
  }

  endedHow(token: string): EndedHow | undefined {
    return this.#ended.get(token);
  }
}
