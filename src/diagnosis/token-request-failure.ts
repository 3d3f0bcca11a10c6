// What a failed token request can mean, RFC 6749 section 5.2.
import type { CallView } from '#call/call-view.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenResponse } from '#oauth/token-response.ts';
import { type Diagnosis, type Evidence, type Fix, fact } from './diagnosis.ts';
import { ownWordsOf } from './own-words.ts';
import { statusLine } from './refused-request.ts';
import { tokenErrorWords } from './token-error.ts';
import { recordOfPurpose, type TokenRequestRecord } from './token-request-record.ts';
import { explainTooManyTokens } from './too-many-requests.ts';
import { explainUnfinishedCall, isKnownUnsent } from './unfinished-call.ts';

type Failure = Exclude<TokenResponse, { kind: 'token' }>;

/**
 * Explains why a token request gave no token.
 * @param record what is known beside the call: the more there is, the less is left open.
 */
export function explainTokenRequestFailure(
  call: CallView,
  failure: Failure,
  record: TokenRequestRecord = recordOfPurpose(call.purpose),
): Diagnosis {
  if (call.head?.status === 429) return tooManyTokens(call, failure, record);
  switch (failure.kind) {
    case 'oauth-error':
      return oauthError(call, failure, record);
    case 'unreadable-response':
      return unreadable(call, failure, record);
    case 'no-answer':
      return noAnswer(call, record);
  }
}

/** Whatever its body says, the status names the cause. A code or a refresh token was not looked at: it may go again. */
function tooManyTokens(call: CallView, failure: Failure, record: TokenRequestRecord): Diagnosis {
  const said = failure.kind === 'oauth-error' ? failure : { error: null, description: null };
  const fix = record.grant === 'authorization_code' || record.grant === 'refresh_token' ? 'start-over' : 'send-again';
  return explainTooManyTokens(call, { ...said, limit: record.profile?.issuanceLimit ?? null, fix });
}

type OAuthError = Extract<Failure, { kind: 'oauth-error' }>;

function oauthError(call: CallView, { error, description }: OAuthError, record: TokenRequestRecord): Diagnosis {
  const { headline, sentence, evidence, fix } = tokenErrorWords(error, call, record);
  return {
    headline,
    sentence,
    evidence: [
      fact(`The provider answered ${call.head?.status ?? ''} ${error}`, description || 'It gave no description.'),
      ...evidence,
    ],
    fix,
    code: error,
    source: 'RFC 6749 §5.2',
  };
}

type Unreadable = Extract<Failure, { kind: 'unreadable-response' }>;
type Why = Unreadable['why'];

const unreadableWords: Readonly<Record<Why, string>> = {
  redirect: 'It is a redirect, which is not followed: credentials go to the token endpoint only.',
  empty: 'Its body is empty.',
  'not-json': 'Its body is not JSON. A wrong endpoint often answers with a page.',
  'not-an-object': 'Its body is JSON, but no object.',
  'no-access-token': 'Its body has neither an access_token in text at its top level nor an error.',
  'token-elsewhere': 'Its body has what looks like an access token, in another place than the profile reads it from.',
  'read-otherwise':
    'The profile has changed since: as it is now it reads a token from this answer. Sent again, the request gives one.',
  'odd-error': 'Its body says that the request failed, in other words than RFC 6749 has for it.',
  'failure-status': 'Its body has an access_token, but its status says that the request failed.',
};

const headlines: Partial<Record<Why, string>> = {
  'token-elsewhere': 'The token lies in another place.',
  'read-otherwise': 'The profile reads this answer by now.',
};

/** A wrong address in the profile, or a wrong place for the token, looks like this. */
const ofTheProfile: readonly Why[] = ['redirect', 'not-json', 'not-an-object', 'token-elsewhere'];

function unreadable(
  call: CallView,
  { why, said }: Pick<Unreadable, 'why' | 'said'>,
  record: TokenRequestRecord,
): Diagnosis {
  const status = call.head?.status ?? 0;
  const isFailure = status >= 500;
  const own = why === 'no-access-token' ? ownWordsOf(call) : null;
  if (own !== null && status >= 400 && !isFailure) return refusedInOwnWords(call, own, record);
  return {
    headline: isFailure ? 'The provider failed.' : (headlines[why] ?? 'The answer is no token response.'),
    sentence: unreadableWords[why],
    evidence: [
      ...saidEvidence(why, said, record),
      fact(`Status ${statusLine(call)}`, 'The whole answer stands in the wire pane.'),
    ],
    fix: !isFailure && ofTheProfile.includes(why) ? 'edit-profile' : fixWhere(record, false),
    code: null,
    source: 'RFC 6749 §5.1',
  };
}

/** A refusal whose names are not those of RFC 6749: a 401 is still about the client, RFC 9110 section 15.5.2. */
function refusedInOwnWords(call: CallView, own: string, record: TokenRequestRecord): Diagnosis {
  const words = tokenErrorWords(call.head?.status === 401 ? 'invalid_client' : own, call, record);
  return {
    ...words,
    evidence: [
      fact(`The provider answered ${statusLine(call)}`, `Its body says: ${own}`),
      ...words.evidence,
      fact('Its words are of its own kind', 'Say in the profile where this provider puts its error.'),
    ],
    code: null,
    source: 'RFC 6749 §5.2',
  };
}

/**
 * Where an answer that gave no token has one: what looks like an access token where the profile does not read it, or
 * what the profile reads by now. `null` where it has none.
 */
export function tokenPlaceIn(failure: Failure, profile: Profile | null): string | null {
  if (failure.kind !== 'unreadable-response') return null;
  if (failure.why === 'read-otherwise') return profile?.tokenPointers.access_token ?? null;
  return failure.why === 'token-elsewhere' ? failure.said : null;
}

/** The field of the profile that says how such an answer is read; `null` where another one is likelier to be wrong. */
export function readingFieldOf(failure: Failure, status: number | undefined): keyof Profile | null {
  if (failure.kind !== 'unreadable-response') return null;
  if (failure.why === 'no-access-token' && status === 401) return 'clientAuthentication';
  if (failure.why === 'odd-error') return 'successRule';
  return failure.why === 'token-elsewhere' || failure.why === 'no-access-token' ? 'tokenPointers' : null;
}

function saidEvidence(why: Why, said: string | null, { profile }: TokenRequestRecord): Evidence[] {
  if (said === null) return [];
  if (why !== 'token-elsewhere') return [fact('The answer itself says so', said)];
  const place = profile
    ? `The profile reads it from ${profile.tokenPointers.access_token || 'nowhere'}`
    : 'It is read from another place';
  return [fact(`Read the token from ${said}`, `${place}, and nothing is there.`)];
}

function noAnswer(call: CallView, record: TokenRequestRecord): Diagnosis {
  const { ending } = call;
  if (ending.kind === 'response') return unreadable(call, { why: 'empty', said: null }, record);
  const explained = explainUnfinishedCall(call, ending);
  const isUnsent = isKnownUnsent(call);
  const spent = spentBy(record);
  const mayBeUsed = spent !== null && !isUnsent;
  return {
    ...explained,
    sentence: mayBeUsed
      ? `${explained.sentence} It is not known whether the provider used the ${spent}, so it is not sent again by itself.`
      : explained.sentence,
    // What the dev-proxy refuses each time was built from the profile.
    fix: explained.fix === 'send-again' ? fixWhere(record, isUnsent) : (explained.fix ?? 'edit-profile'),
  };
}

/** Sending again is safe where nothing was used up. */
function fixWhere(record: TokenRequestRecord, isUnsent: boolean): Fix {
  return isUnsent || spentBy(record) === null ? 'send-again' : 'start-over';
}

/** What a token request of a grant uses up, `null` for nothing. */
function spentBy({ grant }: TokenRequestRecord): string | null {
  if (grant === 'authorization_code') return 'code';
  return grant === 'refresh_token' ? 'refresh token' : null;
}
