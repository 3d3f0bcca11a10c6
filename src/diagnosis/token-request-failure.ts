// What a failed token request can mean, RFC 6749 section 5.2.
import type { CallView } from '#call/call-view.ts';
import type { TokenResponse } from '#oauth/token-response.ts';
import { cannotTell, type Diagnosis, type Evidence, fact, ruledOut } from './diagnosis.ts';
import { statusLine } from './refused-request.ts';
import { explainTooManyRequests } from './too-many-requests.ts';
import { explainUnfinishedCall, isKnownUnsent } from './unfinished-call.ts';

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
  const [headline, sentence, causes] = wordsFor(error, call.purpose === 'refresh');
  return {
    headline,
    sentence,
    evidence: [
      fact(`The provider answered ${call.head?.status ?? ''} ${error}`, description || 'It gave no description.'),
      ...causes,
    ],
    fix: 'start-over',
    code: error,
    source: 'RFC 6749 §5.2',
  };
}

function wordsFor(
  error: string,
  isRefresh: boolean,
): [headline: string, sentence: string, causes: readonly Evidence[]] {
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
              {
                certainty: 'unlikely',
                claim: 'Redirect URI differs',
                fact: 'Consent URL and token request take it from the same profile.',
              },
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
      return [
        'The provider does not know the resource asked for.',
        'The resource parameter names an API it issues no tokens for (RFC 8707).',
        [],
      ];
    case 'invalid_scope':
      return ['The provider refuses a scope.', 'One of the scopes is unknown to it or beyond what was granted.', []];
    case 'invalid_request':
      return [
        "The provider can't read the token request.",
        'A parameter is missing, stands twice, or has a value it does not take.',
        [],
      ];
    case 'unauthorized_client':
      return ['This client may not use this grant.', 'The registration at the provider does not allow it.', []];
    case 'unsupported_grant_type':
      return ['The provider does not know this grant.', 'Its token endpoint does not serve it.', []];
    default:
      return ['The provider refused the token request.', `It answered ${error}.`, []];
  }
}

const unreadableWords: Readonly<Record<Extract<Failure, { kind: 'unreadable-response' }>['why'], string>> = {
  redirect: 'It is a redirect, which is not followed: credentials go to the token endpoint only.',
  empty: 'Its body is empty.',
  'not-json': 'Its body is not JSON. A wrong endpoint often answers with a page.',
  'not-an-object': 'Its body is JSON, but no object.',
  'no-access-token': 'Its body has neither an access_token in text at its top level nor an error.',
  'odd-error': 'Its body says that the request failed, in other words than RFC 6749 has for it.',
  'failure-status': 'Its body has an access_token, but its status says that the request failed.',
};

function unreadable(call: CallView, why: keyof typeof unreadableWords): Diagnosis {
  const status = call.head?.status ?? 0;
  if (status === 429) return explainTooManyRequests(call);
  return {
    headline: status >= 500 ? 'The provider failed.' : 'The answer is no token response.',
    sentence: unreadableWords[why],
    evidence: [fact(`Status ${statusLine(call)}`, 'The whole answer stands in the wire pane.')],
    fix: 'start-over',
    code: null,
    source: 'RFC 6749 §5.1',
  };
}

function noAnswer(call: CallView): Diagnosis {
  const { ending } = call;
  if (ending.kind === 'response') return unreadable(call, 'empty');
  const explained = explainUnfinishedCall(call, ending);
  const spent = call.purpose === 'refresh' ? 'refresh token' : 'code';
  const sentence = isKnownUnsent(call)
    ? explained.sentence
    : `${explained.sentence} It is not known whether the provider used the ${spent}, so it is not sent again by itself.`;
  return { ...explained, sentence, fix: explained.fix === 'reload' ? 'reload' : 'start-over' };
}
