/** How a token was ended before its time. */
export type EndedHow = 'expired' | 'revoked';

/** Past this many the first ones are forgotten: by then they have expired by themselves. */
const KEPT = 10_000;

/**
 * The API's tokens that were ended before their time. They are JWTs that the provider does not store, so the API asks
 * here: by `jti`, and by the consent that a token goes back to.
 */
export class EndedTokens {
  readonly #grants = new Map<string, string>();
  readonly #ended = new Map<string, EndedHow>();

  /** Remembers the consent of a token that was just issued. */
  note(jti: string, grantId: string): void {
    keep(this.#grants, jti, grantId);
  }

  end(jti: string, how: EndedHow): void {
    keep(this.#ended, jti, how);
  }

  /** Revokes every token of one consent. */
  revokeGrant(grantId: string): void {
    for (const [jti, each] of this.#grants) if (each === grantId && !this.#ended.has(jti)) this.end(jti, 'revoked');
  }

  how(jti: string | undefined): EndedHow | undefined {
    return jti === undefined ? undefined : this.#ended.get(jti);
  }
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}
