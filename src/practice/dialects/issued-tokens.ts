import type { DialectTokens } from './dialect.ts';
import { SecretStore } from './secret-store.ts';

/** What an access or a refresh token stands for. */
export interface TokenWish {
  readonly kind: 'access' | 'refresh';
  readonly scope: string;
  readonly seconds: number;
  /** Whom it was issued to, where a vendor has several clients. */
  readonly client?: string;
  /** Names the consent that this token goes back to. Tokens without one stand alone. */
  readonly grant?: string;
}

/** A token as it was issued. */
export interface IssuedToken extends TokenWish {
  /** Epoch milliseconds, like `expiresAt`. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** A token that was looked up: `replaced` is a refresh token that gave way to a new one. */
export type FoundToken =
  | { readonly state: 'unknown' }
  | { readonly state: 'live' | 'expired' | 'revoked' | 'replaced'; readonly token: IssuedToken };

interface Entry {
  token: IssuedToken;
  ended?: 'revoked' | 'replaced';
}

/** The tokens of one dialect for one launch. Dead ones are remembered, so that a refusal can say why. */
export class IssuedTokens implements DialectTokens {
  readonly #entries: SecretStore<Entry>;
  readonly #now: () => number;

  constructor({ now, random }: { readonly now: () => number; readonly random: () => string }) {
    this.#entries = new SecretStore(random);
    this.#now = now;
  }

  /** Makes a token that lives for as many seconds as wished. */
  issue(wish: TokenWish): string {
    const issuedAt = this.#now();
    return this.#entries.keep({ token: { ...wish, issuedAt, expiresAt: issuedAt + wish.seconds * 1000 } });
  }

  /** Looks up a token of one kind: a refresh token where an access token belongs is unknown. */
  find(kind: TokenWish['kind'], text: string): FoundToken {
    const entry = this.#entries.get(text);
    if (entry?.token.kind !== kind) return { state: 'unknown' };
    return { state: this.#stateOf(entry), token: entry.token };
  }

  /** When access tokens were issued after an instant, oldest first: what a limit per hour or day counts. */
  issuedAfter(instant: number): readonly number[] {
    return this.#entries
      .all()
      .filter(({ token }) => token.kind === 'access' && token.issuedAt > instant)
      .map(({ token }) => token.issuedAt);
  }

  /** Ends a refresh token because a new one takes its place. */
  replace(text: string): void {
    const entry = this.#living(text);
    if (entry !== undefined) entry.ended = 'replaced';
  }

  /** Ends every living token of one consent (RFC 9700, section 4.14.2). */
  revokeGrant(grant: string): void {
    for (const entry of this.#entries.all()) {
      if (entry.token.grant === grant && this.#stateOf(entry) === 'live') entry.ended = 'revoked';
    }
  }

  expire(text: string): boolean {
    const entry = this.#living(text);
    if (entry === undefined) return false;
    entry.token = { ...entry.token, expiresAt: this.#now() };
    return true;
  }

  /** Ends a token; with a refresh token go the access tokens of the same consent (RFC 7009, section 2.1). */
  revoke(text: string): boolean {
    const entry = this.#living(text);
    if (entry === undefined) return false;
    entry.ended = 'revoked';
    const { kind, grant } = entry.token;
    if (kind === 'refresh' && grant !== undefined) this.revokeGrant(grant);
    return true;
  }

  rotate(text: string): boolean {
    if (this.find('refresh', text).state !== 'live') return false;
    this.replace(text);
    return true;
  }

  clear(): void {
    this.#entries.clear();
  }

  #living(text: string): Entry | undefined {
    const entry = this.#entries.get(text);
    return entry !== undefined && this.#stateOf(entry) === 'live' ? entry : undefined;
  }

  #stateOf({ ended, token }: Entry): 'live' | 'expired' | 'revoked' | 'replaced' {
    return ended ?? (token.expiresAt > this.#now() ? 'live' : 'expired');
  }
}

/** A dialect's tokens as levers see them, where it keeps more than tokens: clearing forgets all of it. */
export function clearedTogether(tokens: IssuedTokens, others: ReadonlyArray<{ clear(): void }>): DialectTokens {
  return {
    expire: (token) => tokens.expire(token),
    revoke: (token) => tokens.revoke(token),
    rotate: (token) => tokens.rotate(token),
    clear() {
      for (const each of [tokens, ...others]) each.clear();
    },
  };
}
