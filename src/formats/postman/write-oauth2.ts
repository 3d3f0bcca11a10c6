import type { TokenParameter } from '#oauth/dialect.ts';
import { asksForConsent, type Grant } from '#oauth/profile.ts';
import type { RoleProfile } from './exporting.ts';

const grants: Readonly<Record<Grant, string | null>> = {
  authorization_code: 'authorization_code_with_pkce',
  client_credentials: 'client_credentials',
  password: 'password_credentials',
  implicit: 'implicit',
  refresh_token: null,
  basic: null,
};

/** The fields of a profile that Postman has a place for. */
export const postmanFields: ReadonlySet<string> = new Set([
  ...['color', 'environment', 'grant', 'authorizationEndpoint', 'tokenEndpoint', 'clientId', 'clientAuthentication'],
  ...['scopes', 'scopeSeparator', 'audience', 'resources', 'redirect', 'pkce', 'authorizationParameters'],
  ...['tokenParameters', 'apiBaseUrl', 'defaultHeaders'],
]);

/**
 * How Postman would get a token by itself.
 * @param variables give those for what the document does not hold: a client ID that its owner kept, secrets.
 */
export function oauth2Parameters(
  { profile, fields }: RoleProfile,
  { secret, plain }: Readonly<Record<'secret' | 'plain', (base: string) => string>>,
): Readonly<Record<string, unknown>> {
  const { grant = 'authorization_code', pkce = 'S256', redirect, scopes = [], scopeSeparator = ' ' } = fields;
  const { authorizationParameters = [], tokenParameters = [], resources = [], clientAuthentication } = fields;
  const hasConsent = asksForConsent(grant);
  const name = grant === 'authorization_code' && pkce === 'off' ? 'authorization_code' : grants[grant];
  const rows: readonly [string, unknown][] = [
    ['grant_type', name],
    ['challengeAlgorithm', name === grants.authorization_code && (pkce === 'plain' ? 'plain' : 'S256')],
    ['authUrl', hasConsent && fields.authorizationEndpoint],
    ['accessTokenUrl', grant !== 'implicit' && fields.tokenEndpoint],
    ['clientId', fields.clientId || plain('client_id')],
    ['clientSecret', profile.secrets.includes('clientSecret') && secret('client_secret')],
    ['username', grant === 'password' && secret('username')],
    ['password', grant === 'password' && profile.secrets.includes('password') && secret('password')],
    ['scope', scopes.join(scopeSeparator)],
    ['audience', fields.audience],
    ['resource', resources[0]],
    ['redirect_uri', hasConsent && redirect && redirect.kind !== 'callback' && redirect.uri],
    ['client_authentication', clientAuthentication === 'client_secret_post' ? 'body' : 'header'],
    ['authRequestParams', nonEmpty(authorizationParameters.map(sentInUrl))],
    ['tokenRequestParams', nonEmpty(tokenParameters.filter(({ only }) => only !== 'refresh').map(sent))],
    ['refreshRequestParams', nonEmpty(tokenParameters.filter(({ only }) => only !== 'first').map(sent))],
  ];
  return Object.fromEntries(rows.filter(([, value]) => value));
}

function nonEmpty(list: readonly object[]): readonly object[] | null {
  return list.length > 0 ? list : null;
}

function sentInUrl({ name, value }: { readonly name: string; readonly value: string }): object {
  return { key: name, value, enabled: true, send_as: 'request_url' };
}

const ways = { query: 'request_url', header: 'request_header' } as const;

function sent({ name, value, place }: TokenParameter): object {
  return { key: name, value, enabled: true, send_as: place ? ways[place] : 'request_body' };
}
