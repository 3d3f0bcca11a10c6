// What a failed token request can mean, RFC 6749 section 5.2.
import type { CallView } from '#call/call-view.ts';
import type { TokenResponse } from '#oauth/token-response.ts';
import { type Diagnosis, type Evidence, fact } from './diagnosis.ts';
import { explainUnfinishedCall } from './unfinished-call.ts';

type Failure = Exclude<TokenResponse, { kind: 'token' }>;

/** Explains why an exchange or a refresh gave no token. */
export function explainTokenRequestFailure(call: CallView, failure: Failure): Diagnosis {
  switch (failure.kind) {
    case 'oauth-error':
      return oauthError(call, failure);
    case 'unreadable-response':
      return unreadable(call, failure.why);
    case 'no-answer':
      return noAnswer(call);
  }
}

function oauthError(call: CallView, { error, description }: Extract<Failure, { kind: 'oauth-error' }>): Diagnosis {
  const isRefresh = call.purpose === 'refresh';
  const [headline, sentence, causes] = wordsFor(error, isRefresh);
  return {
    headline,
    sentence,
    evidence: [
      fact(`The provider answered ${call.head?.status ?? ''} ${error}`.trim(), description ?? 'It gave no description.'),
      ...causes,
    ],
    fix: 'start-over',
    code: error,
    source: 'RFC 6749 §5.2',
  };
}

function wordsFor(error: string, isRefresh: boolean): [headline: string, sentence: string, causes: readonly Evidence[]] {
  switch (error) {
    case 'invalid_grant':
      return isRefresh
        ? [
            'The refresh token is no longer accepted.',
            'A new consent gives a new one.',
            [cannotTell('Used before, revoked or expired', 'The three look the same from here.')],
          ]
        : [
            'The provider does not accept this code.',
            'A code works once, for a short time, for the client and redirect URI it was made for.',
            [
              cannotTell('Code expired or used', 'This run has sent it once.'),
              ruledOut('Redirect URI differs', 'Consent URL and token request were built from the same value.'),
              ruledOut('Verifier differs', 'The challenge was made from the verifier that was sent.'),
            ],
          ];
    case 'invalid_client':
      return [
        'The provider does not accept these credentials, or not sent this way.',
        'The client ID or secret is wrong, or it is expected in another place.',
        [cannotTell('Wrong secret or wrong method', 'invalid_client covers both.')],
      ];
    case 'invalid_target':
      return ['The provider does not know the resource asked for.', 'The resource parameter names an API it issues no tokens for (RFC 8707).', []];
    case 'invalid_scope':
      return ['The provider refuses a scope.', 'One of the scopes is unknown to it or beyond what was granted.', []];
    case 'unauthorized_client':
      return ['This client may not use this grant.', 'The registration at the provider does not allow it.', []];
    case 'unsupported_grant_type':
      return ['The provider does not know this grant.', 'Its token endpoint does not serve it.', []];
    default:
      return ['The provider refused the token request.', `It answered ${error}.`, []];
  }
}

function unreadable(call: CallView, why: Extract<Failure, { kind: 'unreadable-response' }>['why']): Diagnosis {
  const words = {
    redirect: 'It answered with a redirect, which is not followed: credentials go to the token endpoint only.',
    'not-json': 'The body is not JSON. A wrong endpoint often answers with a page.',
    'not-an-object': 'The body is JSON, but no object.',
    'no-access-token': 'The body has neither an access_token nor an error.',
  }[why];
  return {
    headline: 'The answer is no token response.',
    sentence: words,
    evidence: [fact(`Status ${call.head?.status ?? 'unknown'}`, 'The whole answer stands in the wire pane.')],
    fix: 'start-over',
    code: null,
    source: 'RFC 6749 §5.1',
  };
}

function noAnswer(call: CallView): Diagnosis {
  const { ending } = call;
  if (ending.kind === 'response') return unreadable(call, 'not-json');
  const explained = explainUnfinishedCall(call, ending);
  return {
    ...explained,
    sentence: `${explained.sentence} It is not known whether the provider used the code, so it is not sent again.`,
    fix: 'start-over',
  };
}

function cannotTell(claim: string, because: string): Evidence {
  return { certainty: 'cannot-tell', claim, fact: because };
}

function ruledOut(claim: string, because: string): Evidence {
  return { certainty: 'ruled-out', claim, fact: because };
}
