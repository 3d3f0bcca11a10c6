import type { PracticeMark } from '#call/practice-marks.ts';
import { type Origins, type Profile, resolveProfile } from '#oauth/profile.ts';

/** Where the levers of the practice provider stand, as it tells it. */
export interface LeverSettings {
  /** Seconds that the next access tokens live; `null` for the provider's own number. */
  readonly lifetime_seconds: number | null;
  readonly refresh_token: 'own' | 'rotate' | 'reuse' | 'none';
  readonly consent: 'allow' | 'deny' | 'wrong-state' | 'wrong-iss';
  readonly rate_limit: boolean;
  readonly slow_ms: number;
  readonly break: 'no' | 'json' | 'html' | 'drop';
  /** Whose answers `slow_ms` and `break` reach. */
  readonly at: 'api' | 'token';
  /** How far the provider's clock runs ahead; negative for behind. */
  readonly skew_minutes: number;
}

/** No lever is pulled. */
export const leversAtRest: LeverSettings = {
  lifetime_seconds: null,
  refresh_token: 'own',
  consent: 'allow',
  rate_limit: false,
  slow_ms: 0,
  break: 'no',
  at: 'api',
  skew_minutes: 0,
};

/** Tells whether a profile gets its tokens from the practice provider of this launch. */
export function isPractised(profile: Profile, origins: Origins): boolean {
  const { tokenEndpoint, authorizationEndpoint } = resolveProfile(profile, origins);
  // The implicit grant has no token endpoint.
  return origins.practice !== '' && (tokenEndpoint || authorizationEndpoint).startsWith(`${origins.practice}/`);
}

/** A token by who gave it, where that is known, where it may go, and its profile. */
export interface TokenSource {
  readonly issuedBy: string | undefined;
  readonly mayGoTo: readonly string[];
  readonly profile: Profile;
}

/**
 * Tells whether a token was given by the practice provider of this launch, wherever its profile gets others by now. Of
 * one that was pasted, or whose call is gone, the profile tells it together with where the token may go: the profile
 * may have come from a real provider since (SECURITY.md R27).
 */
export function isOfPractice({ issuedBy, mayGoTo, profile }: TokenSource, origins: Origins): boolean {
  if (issuedBy === undefined) return isPractised(profile, origins) && mayGoTo.includes(origins.practice);
  return origins.practice !== '' && issuedBy === origins.practice;
}

/** What `GET /levers.json` tells, and every act on the levers. */
export interface LeverState {
  readonly levers: LeverSettings;
  /** The names of those that are not at rest. */
  readonly pulled: readonly string[];
  readonly rate_limit: { readonly count: number; readonly seconds: number };
}

/** The state, and the key without which nothing can be pulled. */
export interface KeyedLeverState extends LeverState {
  readonly key: string;
}

/** Reads the state of the levers; `null` for anything else: a page, another program on the port, an older provider. */
export function readLeverState(body: string): KeyedLeverState | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const state = value as Partial<KeyedLeverState> | null;
  const isState =
    typeof state?.levers === 'object' && Array.isArray(state.pulled) && typeof state.rate_limit === 'object';
  return isState && typeof state.key === 'string' ? (state as KeyedLeverState) : null;
}

/** Reads why an act was refused, in the provider's words; `null` where it says nothing. */
export function readLeverRefusal(body: string): string | null {
  try {
    const refusal = JSON.parse(body) as { error_description?: unknown } | null;
    const description = refusal?.error_description;
    return typeof description === 'string' ? description : null;
  } catch {
    return null;
  }
}

const markNames: Readonly<Record<PracticeMark, string>> = {
  expire: 'expired now',
  revoke: 'revoked',
  rotate: 'rotated away',
  lifetime: 'lifetime',
  'refresh-rotate': 'refresh token rotates',
  'refresh-reuse': 'refresh token stays',
  'refresh-none': 'no refresh token',
  'rate-limit': 'rate limit',
  slow: 'slow',
  'break-json': 'broken JSON',
  'break-html': 'gateway’s page',
  drop: 'dropped',
  clock: 'clock',
};

/** The levers that changed an answer, in words. */
export function leverWords(marks: readonly PracticeMark[]): string {
  return marks.map((mark) => markNames[mark]).join(', ');
}
