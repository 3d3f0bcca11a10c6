// Where a token's end could come from: `expires_in` (RFC 6749 section 5.1), and a JWT's `exp` (RFC 7519 section 4.1.4).
import type { ClockSkew } from './clock-skew.ts';
import type { LifetimeOddity } from './lifetime.ts';
import { instantOf, shownValue } from './numeric-date.ts';
import type { TokenView } from './token-view.ts';

/** Why a source gives no end. */
export type LifetimeProblem =
  /** The response, or the JWT, does not have it. */
  | 'missing'
  /** What the response says is no length that one can count by. */
  | LifetimeOddity
  /** It counts from when the response came, and the token was pasted here: that is not known. */
  | 'adopted'
  /** What the JWT says is no time. */
  | 'odd'
  /** The access token is no JWT that can be read. */
  | 'no-jwt';

/** One place where an end could come from. */
export interface LifetimeSource {
  readonly source: 'expires_in' | 'jwt-exp';
  /** The value as received, as JSON, `null` where there is none. A foreign text. */
  readonly shown: string | null;
  /** The end it gives, by the local clock; `null` where it gives none. */
  readonly endAt: number | null;
  readonly problem: LifetimeProblem | null;
  /** Whether the countdown runs by it. */
  readonly isUsed: boolean;
}

/**
 * The sources of a token's lifetime. Of a token that came here only `expires_in` is counted by: it is relative and needs
 * nobody's clock. Of an adopted one it says nothing, and `exp` is all there is. `exp`
 * is the resource server's to judge by the provider's clock; it is shown, corrected by the skew, and compared.
 * @param skew the provider's clock against ours, `null` where it was not measured: `exp` is taken as it stands.
 */
export function lifetimeSourcesOf(token: LifetimeFacts, skew: ClockSkew | null): LifetimeSource[] {
  return [fromResponse(token), fromJwt(token, skew)];
}

/** What the sources are read from. */
export type LifetimeFacts = Pick<
  TokenView,
  'lifetime' | 'expiresIn' | 'decoded' | 'sentAt' | 'receivedAt' | 'adoptedAs'
>;

function fromResponse({ lifetime, expiresIn, adoptedAs }: LifetimeFacts): LifetimeSource {
  if (adoptedAs) {
    const problem = expiresIn === null ? 'missing' : 'adopted';
    return { source: 'expires_in', shown: expiresIn, endAt: null, problem, isUsed: false };
  }
  const isKnown = lifetime.kind === 'known';
  return {
    source: 'expires_in',
    shown: expiresIn,
    endAt: isKnown ? lifetime.expiresAt : null,
    problem: isKnown ? null : lifetime.why,
    isUsed: isKnown,
  };
}

function fromJwt({ decoded, adoptedAs }: LifetimeFacts, skew: ClockSkew | null): LifetimeSource {
  const source = { source: 'jwt-exp', isUsed: false } as const;
  if (!decoded.access) return { ...source, shown: null, endAt: null, problem: 'no-jwt' };
  const { exp } = decoded.access.claims;
  if (exp === undefined) return { ...source, shown: null, endAt: null, problem: 'missing' };
  const end = instantOf(exp);
  const shown = shownValue(exp);
  if (end === null) return { ...source, shown, endAt: null, problem: 'odd' };
  return { ...source, shown, endAt: end - (skew?.skewMs ?? 0), problem: null, isUsed: adoptedAs !== undefined };
}

/** Two ends that are not the same. */
export interface LifetimeDisagreement {
  /** How much later the JWT ends than the response says; negative for earlier. */
  readonly byMs: number;
  /**
   * How far that may be off: the round trip, since `expires_in` counts from some moment of it, and the skew's own
   * uncertainty. `null` where the skew was not measured: the clocks may differ by anything.
   */
  readonly uncertaintyMs: number | null;
}

const toleratedMs = 5_000;

/** What the sources disagree about, where they do by more than 5 s and the round trip, from some moment of which one counts. */
export function disagreementOf(token: LifetimeFacts, skew: ClockSkew | null): LifetimeDisagreement | null {
  const [response, jwt] = lifetimeSourcesOf(token, skew).map(({ endAt }) => endAt);
  const roundTripMs = token.receivedAt - token.sentAt;
  if (response == null || jwt == null || Math.abs(jwt - response) <= toleratedMs + roundTripMs) return null;
  return { byMs: jwt - response, uncertaintyMs: skew && roundTripMs + skew.uncertaintyMs };
}
