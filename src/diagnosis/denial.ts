// The errors of the authorization endpoint: RFC 6749 sections 4.1.2.1 and 4.2.2.1, RFC 8707 section 2, OpenID Connect Core
// section 3.1.2.6.
import type { Grant } from '#oauth/profile.ts';
import { type Diagnosis, type Fix, fact } from './diagnosis.ts';

/**
 * Explains an error response of the authorization endpoint. The provider's own words are kept as they came.
 * @param grant what was asked for: a code, or with the implicit grant a token.
 */
export function explainDenial(
  error: string,
  description: string | null,
  grant: Grant = 'authorization_code',
): Diagnosis {
  const asked = grant === 'implicit' ? 'token' : 'code';
  const [headline, sentence, fix, source] = denials.get(error)?.(asked) ?? [
    'The provider refused the authorization request.',
    `It answered ${error}. No token request was sent.`,
  ];
  return {
    headline,
    sentence,
    evidence: [fact(`The provider answered ${error}`, description || 'It gave no description.')],
    fix: fix ?? 'start-over',
    code: error,
    source: source ?? (grant === 'implicit' ? 'RFC 6749 §4.2.2.1' : 'RFC 6749 §4.1.2.1'),
  };
}

type Words = readonly [headline: string, sentence: string, fix?: Fix, source?: string];

const openid = 'OpenID Connect Core §3.1.2.6';
const silent = 'The request has prompt=none, which forbids it to show a page. Take prompt out of the extra parameters.';

const denials: ReadonlyMap<string, (asked: 'code' | 'token') => Words> = new Map<
  string,
  (asked: 'code' | 'token') => Words
>([
  [
    'access_denied',
    () => ['Consent was declined.', 'The user or the provider said no. Open the consent again to allow it.'],
  ],
  [
    'invalid_request',
    () => [
      "The provider can't read the authorization request.",
      'A parameter is missing, stands twice, or has a value it does not take.',
      'edit-profile',
    ],
  ],
  [
    'unauthorized_client',
    (asked) => [
      `This client may not ask for a ${asked}.`,
      'The registration at the provider does not allow this kind of request.',
      'edit-profile',
    ],
  ],
  [
    'unsupported_response_type',
    (asked) => [
      asked === 'code' ? 'The provider gives no codes.' : 'The provider gives no tokens here.',
      `It does not serve response_type=${asked}. ${asked === 'token' ? 'Many have ended implicit: use authorization code.' : ''}`.trim(),
      'edit-profile',
    ],
  ],
  [
    'invalid_scope',
    () => [
      'The provider refuses a scope.',
      'One of the scopes is unknown to it or not allowed for this client.',
      'edit-profile',
    ],
  ],
  [
    'invalid_target',
    () => [
      'The provider does not know the resource asked for.',
      'The resource parameter names an API it issues no tokens for.',
      'edit-profile',
      'RFC 8707 §2',
    ],
  ],
  ['server_error', () => ['The provider failed.', 'It met an error of its own. The same request may work later.']],
  ['temporarily_unavailable', () => ['The provider is busy or closed for now.', 'The same request may work later.']],
  ['login_required', () => ['The provider has to ask who the user is.', silent, 'edit-profile', openid]],
  ['consent_required', () => ['The provider has to ask for consent.', silent, 'edit-profile', openid]],
  ['interaction_required', () => ['The provider has to ask the user something.', silent, 'edit-profile', openid]],
  ['account_selection_required', () => ['The provider has to ask which account.', silent, 'edit-profile', openid]],
]);
