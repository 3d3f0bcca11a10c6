// invalid_grant, RFC 6749 section 5.2: one name for many causes, which only our own records can tell apart.
import type { CallView } from '#call/call-view.ts';
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import { attemptLifetimeMs } from '#oauth/run.ts';
import { cannotTell, type Evidence, type Fix, mostLikely, ruledOut, spanInWords, unlikely } from './diagnosis.ts';
import { codeArrivalOf, consentParameterOf, type TokenRequestRecord } from './token-request-record.ts';

/** What to say of an error, and what mends it. */
export interface ErrorWords {
  readonly headline: string;
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  readonly fix: Fix;
}

/** Reads an invalid_grant of each grant: what is not proven by a record is left open. */
export function invalidGrantWords(call: CallView, record: TokenRequestRecord): ErrorWords {
  switch (record.grant) {
    case 'refresh_token':
      return refreshTokenRefused(record);
    case 'password':
      return passwordRefused;
    case 'client_credentials':
      return clientRefused;
    default:
      return codeRefused(call, record);
  }
}

function refreshTokenRefused({ run, profile }: TokenRequestRecord): ErrorWords {
  const isOfProfile = run !== null || profile?.grant === 'refresh_token';
  return {
    headline: 'The refresh token is no longer accepted.',
    sentence: isOfProfile
      ? 'Put a newer one into the profile, or get one by a grant that asks the user.'
      : wayToAnother(profile),
    evidence: [
      cannotTell('Used before, revoked or expired', 'The three look the same from here.'),
      cannotTell('Issued to another client', 'The answer does not say whose it is.'),
    ],
    fix: isOfProfile ? 'edit-profile' : 'start-over',
  };
}

/** How a new refresh token is come by, by the profile's grant. */
export function wayToAnother(profile: Profile | null): string {
  return profile && !asksForConsent(profile.grant)
    ? 'A new token takes a new token request; nobody has to consent.'
    : 'A new consent gives a new one.';
}

const passwordRefused: ErrorWords = {
  headline: 'The provider does not accept this username and password.',
  sentence: 'Check both. An account with a second factor, or one that is locked, can’t sign in this way at all.',
  evidence: [
    cannotTell('Wrong username or password', 'Providers do not say which of them it is.'),
    cannotTell('Account locked, or a second factor wanted', 'Only the provider knows.'),
  ],
  fix: 'edit-profile',
};

const clientRefused: ErrorWords = {
  headline: 'The provider refuses this client’s own rights.',
  sentence: 'An odd answer to client credentials: they are a grant by themselves, and nothing else was sent.',
  evidence: [cannotTell('The client is switched off or not allowed this', 'Look at its registration at the provider.')],
  fix: 'edit-profile',
};

function codeRefused(call: CallView, record: TokenRequestRecord): ErrorWords {
  const recorded = [redirectUri(record), client(record), verifier(record), age(call, record), used];
  const causes = [...mistyped(record, recorded), ...recorded];
  const likely = causes.find(({ certainty }) => certainty === 'most-likely');
  return {
    headline: likely ? (headlines.get(likely.claim) ?? refused) : refused,
    sentence: 'A code works once, for a short time, for the client and redirect URI it was made for.',
    evidence: [...causes].sort((a, b) => weight(a) - weight(b)),
    fix: 'start-over',
  };
}

const refused = 'The provider does not accept this code.';
const claims = {
  redirect: 'Redirect URI differs',
  client: 'Issued to another client',
  expired: 'Code expired',
  verifier: 'Verifier differs',
} as const;
const headlines: ReadonlyMap<string, string> = new Map([
  [claims.redirect, 'The redirect URI differs.'],
  [claims.client, 'The code was made for another client.'],
  [claims.expired, 'The code had expired.'],
]);

function weight({ certainty }: Evidence): number {
  return ['most-likely', 'cannot-tell', 'unlikely', 'ruled-out'].indexOf(certainty);
}

const used = cannotTell('Code used before', 'Only the provider knows who has sent it before.');

/** What came by hand, out of no address, may be cut short or mistyped: the likeliest cause unless a record proves another. */
function mistyped(record: TokenRequestRecord, recorded: readonly Evidence[]): Evidence[] {
  const from = codeArrivalOf(record)?.from;
  if (from !== 'bare-code' && from !== 'pasted-text') return [];
  const isProvenOther = recorded.some(({ certainty }) => certainty === 'most-likely');
  const piece = isProvenOther ? cannotTell : mostLikely;
  return [piece('Mistyped, or not the whole code', 'It was pasted as text. Compare it with what the provider shows.')];
}

/** A bare code came without a state: what ties it to this run's consent URL is not known. */
function isUntied(record: TokenRequestRecord): boolean {
  const from = codeArrivalOf(record)?.from;
  return record.run === null || from === undefined || from === 'bare-code';
}

const untied = 'The code came without a state, so it may be of another consent.';

function redirectUri(record: TokenRequestRecord): Evidence {
  const asked = consentParameterOf(record, 'redirect_uri');
  const sent = record.run?.redirectUri ?? null;
  if (asked !== null && sent !== null && asked !== sent) {
    return mostLikely(claims.redirect, `The consent URL said ${asked}, the token request ${sent}.`);
  }
  if (isUntied(record)) {
    return record.run
      ? cannotTell(claims.redirect, untied)
      : unlikely(claims.redirect, 'Consent URL and token request take it from the same run.');
  }
  const both = sent
    ? `Consent URL and token request both say ${sent}.`
    : 'Neither consent URL nor token request names one.';
  return ruledOut(claims.redirect, both);
}

function client(record: TokenRequestRecord): Evidence {
  const asked = consentParameterOf(record, 'client_id');
  const now = record.profile?.clientId ?? null;
  if (asked === null || now === null) return cannotTell(claims.client, 'The answer does not say whose code it is.');
  if (asked !== now) {
    return mostLikely(claims.client, `The consent URL said ${asked}; the profile says ${now} by now.`);
  }
  if (isUntied(record)) return cannotTell(claims.client, untied);
  return ruledOut(claims.client, `Both requests say ${now}.`);
}

function verifier(record: TokenRequestRecord): Evidence {
  if (record.run && isUntied(record)) return cannotTell(claims.verifier, untied);
  return record.run?.codeVerifier === null
    ? ruledOut(claims.verifier, 'The consent URL had no challenge, so none was sent.')
    : ruledOut(claims.verifier, 'The challenge was made from the verifier that was sent.');
}

/** Below this a code is hardly ever dead: the shortest lifetimes in the wild are half a minute. */
const freshMs = 20_000;

function age(call: CallView, record: TokenRequestRecord): Evidence {
  const arrival = codeArrivalOf(record);
  if (!arrival) return cannotTell(claims.expired, 'How old it was is not known.');
  const { from, receivedAt } = arrival;
  const ageMs = call.sentAt - receivedAt;
  const aged = `It was sent ${spanInWords(ageMs)} after it came in.`;
  if (ageMs > attemptLifetimeMs) return mostLikely(claims.expired, `${aged} A code lives ten minutes at most.`);
  if (from !== 'callback') return cannotTell(claims.expired, `${aged} How old it was when it was pasted is not known.`);
  return ageMs < freshMs
    ? unlikely(claims.expired, aged)
    : cannotTell(claims.expired, `${aged} How long codes live here is not known.`);
}
