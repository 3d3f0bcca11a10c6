// The error codes of a token response, RFC 6749 section 5.2 and RFC 8707 section 2, and some that providers add.
import type { CallView } from '#call/call-view.ts';
import type { ClientAuthentication } from '#oauth/profile.ts';
import { cannotTell, type Evidence, fact, mostLikely } from './diagnosis.ts';
import { type ErrorWords, invalidGrantWords } from './invalid-grant.ts';
import type { TokenRequestRecord } from './token-request-record.ts';

/** What an error of the token endpoint means for a grant. */
export function tokenErrorWords(error: string, call: CallView, record: TokenRequestRecord): ErrorWords {
  switch (error) {
    case 'invalid_grant':
    // GitHub's name for a code.
    case 'bad_verification_code':
      return invalidGrantWords(call, record);
    case 'invalid_client':
    case 'incorrect_client_credentials':
      return invalidClient(record);
    case 'invalid_scope':
      return invalidScope(record);
    case 'invalid_request':
      return invalidRequest(record);
    case 'unauthorized_client':
      return ofProfile(
        'This client may not use this grant.',
        `Its registration at the provider does not allow ${record.grant}. Allow it there, or choose another grant.`,
      );
    case 'unsupported_grant_type':
      return ofProfile(
        'The provider does not know this grant.',
        `Its token endpoint does not serve ${record.grant}. Choose another grant, or check the endpoint.`,
      );
    case 'invalid_target':
      return ofProfile(
        'The provider does not know the resource asked for.',
        'The resource parameter names an API it issues no tokens for (RFC 8707).',
        targets(record),
      );
    case 'redirect_uri_mismatch':
      return ofProfile(
        'The redirect URI is not the registered one.',
        'Compare the two character by character: host, port, closing slash.',
        redirects(record),
      );
    case 'access_denied':
      return ofProfile('The provider says no to this client.', 'A rule or a policy there stands against it.');
    case 'server_error':
    case 'temporarily_unavailable':
      return later(record);
    default:
      return { ...ofProfile('The provider refused the token request.', `It answered ${error}.`), fix: unknown(record) };
  }
}

function ofProfile(headline: string, sentence: string, evidence: readonly Evidence[] = []): ErrorWords {
  return { headline, sentence, evidence, fix: 'edit-profile' };
}

/** What an error that says nothing leaves open: what is used up has to be got anew. */
function unknown({ grant }: TokenRequestRecord): ErrorWords['fix'] {
  return grant === 'authorization_code' || grant === 'refresh_token' ? 'start-over' : 'send-again';
}

function later(record: TokenRequestRecord): ErrorWords {
  return {
    headline: 'The provider failed.',
    sentence: 'It met an error of its own, or is closed for now. The same request may work later.',
    evidence: [],
    fix: unknown(record),
  };
}

const methods: Readonly<Record<ClientAuthentication, readonly [sent: string, otherWay: string]>> = {
  client_secret_basic: ['The secret went in the Authorization header', 'Some providers want it in the body.'],
  client_secret_post: ['The secret went in the body', 'Some providers want it in the Authorization header.'],
  none: ['No secret was sent', 'Some providers want one from this client.'],
};

function invalidClient({ profile }: TokenRequestRecord): ErrorWords {
  const method = profile && methods[profile.clientAuthentication];
  return ofProfile(
    'The provider does not accept these credentials, or not sent this way.',
    'The client ID or secret is wrong, or it is expected in another place.',
    [
      ...(method ? [fact(method[0], method[1])] : []),
      cannotTell('Wrong secret or wrong method', 'The error covers both.'),
    ],
  );
}

function invalidScope({ grant, profile }: TokenRequestRecord): ErrorWords {
  const asked = profile?.scopes.join(' ') ?? '';
  if (grant === 'refresh_token' && asked === '') {
    return ofProfile('The provider refuses a scope.', 'A refresh may not ask for more than was granted before.');
  }
  return ofProfile('The provider refuses a scope.', 'One of the scopes is unknown to it or beyond what was granted.', [
    ...(asked === '' ? [] : [fact(`Asked for: ${asked}`, 'The scopes of the profile.')]),
  ]);
}

function invalidRequest({ grant, profile }: TokenRequestRecord): ErrorWords {
  const extra = profile?.tokenParameters.filter(({ name }) => name !== '').map(({ name }) => name) ?? [];
  const lacksPkce = grant === 'authorization_code' && profile?.pkce === 'off';
  return ofProfile(
    "The provider can't read the token request.",
    'A parameter is missing, stands twice, or has a value it does not take.',
    [
      ...(extra.length > 0
        ? [cannotTell('An extra parameter is in the way', `Besides its own the request had ${extra.join(', ')}.`)]
        : []),
      ...(lacksPkce ? [cannotTell('PKCE is wanted', 'Some providers ask for it in these words; it is off here.')] : []),
    ],
  );
}

function targets({ profile }: TokenRequestRecord): Evidence[] {
  const { resources = [], audience = '' } = profile ?? {};
  const sent = [...resources, ...(audience === '' ? [] : [audience])];
  return sent.length > 0 ? [fact(`Asked for: ${sent.join(', ')}`, 'Resources and audience of the profile.')] : [];
}

function redirects({ run }: TokenRequestRecord): Evidence[] {
  return run && run.redirectUri !== ''
    ? [mostLikely('Registered differently', `The token request said ${run.redirectUri}.`)]
    : [];
}
