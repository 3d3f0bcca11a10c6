import type { CallLogEntry } from '#call/call-log-entry.ts';
import { hostOf } from '#call/host-of.ts';
import { expiringFrom } from '#oauth/lifetime.ts';
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { type Diagnosis, spanInWords } from './diagnosis.ts';

/** A piece of a sentence: words, or what the screen draws itself, in its zone and by its clock. */
export type Piece =
  | string
  /** Foreign text as it was sent. */
  | { readonly kind: 'wire'; readonly text: string }
  /** A local time of day. */
  | { readonly kind: 'clock'; readonly at: number }
  /** The time left, or since the end. */
  | { readonly kind: 'countdown'; readonly endAt: number; readonly warnFromAt: number };

/** What an item says. */
export interface AttentionWords {
  readonly headline: readonly Piece[];
  readonly detail: readonly Piece[];
}

interface FailedCall {
  /** `null` where it was deleted meanwhile. */
  readonly profile: Profile | null;
  /** `null` where the call's record can't be opened. */
  readonly verdict: Diagnosis | null;
  readonly token: TokenView | null;
}

/** "Clayton – dev: the access token had expired." and "GET /api/me answered 401 at 14:35:48, 4m12s after expiry". */
export function failedCallWords(call: CallLogEntry, { profile, verdict, token }: FailedCall): AttentionWords {
  const wire = { kind: 'wire', text: `${call.method} ${call.path}` } as const;
  return {
    headline: [`${nameOf(profile)}: ${inSentence(verdict?.headline ?? 'The last call failed.')}`],
    detail: [wire, ` ${outcomeOf(call)} at `, { kind: 'clock', at: call.sentAt }, pastExpiry(call, token)],
  };
}

function nameOf(profile: Profile | null): string {
  return profile ? profileName(profile) : 'Unknown profile';
}

/** A headline that begins with a name keeps its capital. */
function inSentence(headline: string): string {
  return headline.replace(/^(?:The|This|An?)\b/, (word) => word.toLowerCase());
}

function outcomeOf({ ending, status }: CallLogEntry): string {
  if (ending === 'response') return `answered ${status}`;
  return status === null ? 'got no answer' : `answered ${status} and did not finish`;
}

function pastExpiry({ sentAt, purpose }: CallLogEntry, token: TokenView | null): string {
  if (purpose !== 'api' || token?.lifetime.kind !== 'known' || sentAt < token.lifetime.expiresAt) return '';
  return `, ${spanInWords(sentAt - token.lifetime.expiresAt)} after expiry`;
}

interface TokenEnd {
  readonly profile: Profile | null;
  readonly state: 'expiring' | 'expired';
  /** Calls that it carried today. */
  readonly uses: number;
}

/** "Clarify – ingest: the token expires in 8:08" and what a new one takes. */
export function tokenEndWords(token: TokenView, { profile, state, uses }: TokenEnd): AttentionWords {
  const said = `${nameOf(profile)}: the token ${state === 'expiring' ? 'expires in' : 'expired'}`;
  return {
    headline: token.lifetime.kind === 'known' ? [`${said} `, countdownOf(token.lifetime)] : [said],
    detail: [`${renewal(token, profile)}. It carried ${times(uses)} today`],
  };
}

function countdownOf(lifetime: Extract<TokenView['lifetime'], { kind: 'known' }>): Piece {
  return { kind: 'countdown', endAt: lifetime.expiresAt, warnFromAt: expiringFrom(lifetime) };
}

function renewal({ refreshToken }: TokenView, profile: Profile | null): string {
  if (refreshToken) return 'It has a refresh token';
  const takes = profile && !asksForConsent(profile.grant) ? 'one request' : 'a consent';
  return `No refresh token: a new one takes ${takes}`;
}

function times(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}

/**
 * "api.clarify.io answered 503 twice" and "13:44:10 and 13:44:40, fine since then: 31 calls went well".
 * @param errors the calls that ended in a 5xx, newest first.
 * @param fineSince how many calls went well since the latest of them.
 */
export function serverErrorWords(
  errors: readonly [CallLogEntry, ...CallLogEntry[]],
  fineSince: number,
): AttentionWords {
  const [latest] = errors;
  const statuses = new Set(errors.map(({ status }) => status));
  const what = statuses.size === 1 ? `${latest.status}` : `5xx (${[...statuses].sort().join(', ')})`;
  const since = fineSince === 0 ? ', nothing went well since then' : `, fine since then: ${times(fineSince)} went well`;
  return {
    headline: [`${hostOf(latest.origin) || 'The API'} answered ${what} ${often(errors.length)}`],
    detail: [...whenOf(errors), since],
  };
}

function often(count: number): string {
  if (count <= 2) return count === 1 ? 'once' : 'twice';
  return `${count} times`;
}

function whenOf(errors: readonly [CallLogEntry, ...CallLogEntry[]]): Piece[] {
  const latest: Piece = { kind: 'clock', at: errors[0].sentAt };
  const first = errors.at(-1) ?? errors[0];
  if (first === errors[0]) return [latest];
  return [{ kind: 'clock', at: first.sentAt }, errors.length === 2 ? ' and ' : ' to ', latest];
}
