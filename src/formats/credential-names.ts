// Names of credentials and endpoints in files that no specification describes: .env, and JSON of all kinds.
import type { FoundPair } from './found.ts';
import type { Draft, PastedProfile, SecretField } from './proposal.ts';
import { proposeRedirect } from './propose-redirect.ts';
import { proposeScopes } from './propose-scopes.ts';

type Target =
  | { readonly kind: 'text'; readonly field: keyof PastedProfile }
  | { readonly kind: 'url'; readonly field: keyof PastedProfile; readonly name: string }
  | { readonly kind: 'secret'; readonly field: SecretField }
  | { readonly kind: 'scopes' | 'redirect' | 'grant' };

const text = (field: keyof PastedProfile): Target => ({ kind: 'text', field });
const url = (field: keyof PastedProfile, name: string): Target => ({ kind: 'url', field, name });
const secret = (field: SecretField): Target => ({ kind: 'secret', field });

/** The end of a name, in words that underscores part; a prefix such as `CLARIFY_` may stand in front. */
const targets: readonly (readonly [RegExp, Target])[] = [
  [/client_secret$|oauth2?_secret$|app_secret$|consumer_secret$/, secret('clientSecret')],
  [/client_id$|oauth2?_id$|consumer_key$/, text('clientId')],
  [/refresh_token$/, secret('startingRefreshToken')],
  [/(?:access_)?token_(?:url|uri|endpoint)$/, url('tokenEndpoint', 'token endpoint')],
  [
    /(?:auth|authorize|authorization|consent)_(?:url|uri|endpoint)$/,
    url('authorizationEndpoint', 'authorization endpoint'),
  ],
  [/redirect_(?:url|uri)s?$|callback_(?:url|uri)$/, { kind: 'redirect' }],
  [/jwks_(?:url|uri)$/, url('jwksUri', 'jwks_uri')],
  [/user_?info_(?:url|uri|endpoint)$/, url('userinfoEndpoint', 'userinfo endpoint')],
  [/introspect(?:ion)?_(?:url|uri|endpoint)$/, url('introspectionEndpoint', 'introspection endpoint')],
  [/revo(?:ke|cation)_(?:url|uri|endpoint)$/, url('revocationEndpoint', 'revocation endpoint')],
  [/(?:^|_)issuer(?:_(?:url|uri|base_url))?$/, url('issuer', 'issuer')],
  [/(?:^|_)audience$/, text('audience')],
  [/(?:^|_)scopes?$/, { kind: 'scopes' }],
  [/grant_type$/, { kind: 'grant' }],
  [/api_(?:base_)?(?:url|uri|base|endpoint)$|(?:^|_)base_url$/, url('apiBaseUrl', 'API URL')],
  [/(?:^|_)(?:user_?name|login)$/, text('username')],
  [/(?:^|_)password$/, secret('password')],
];

/** Takes a named value into a profile; false where no field answers to the name. */
export function proposeByName(draft: Draft, pair: FoundPair): boolean {
  const words = pair.name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase();
  const target = targets.find(([name]) => name.test(words.slice(-100)))?.[1];
  if (!target) return false;
  switch (target.kind) {
    case 'text':
      draft.fillText(target.field, pair);
      return true;
    case 'url':
      draft.fillUrl(target.field, { ...pair, name: target.name });
      return true;
    case 'secret':
      draft.keepSecret(target.field, pair);
      return true;
    case 'scopes':
      proposeScopes(draft, pair);
      return true;
    case 'redirect':
      proposeRedirect(draft, pair, draft.at('authorizationEndpoint'));
      return true;
    case 'grant':
      return proposeGrant(draft, pair);
  }
}

const grants = ['authorization_code', 'client_credentials', 'refresh_token', 'password', 'implicit'] as const;

function proposeGrant(draft: Draft, pair: FoundPair): boolean {
  const grant = grants.find((each) => each === pair.value.trim().toLowerCase().replaceAll('-', '_'));
  if (grant) draft.fill('grant', grant, pair);
  else draft.pass(pair.name, 'a profile has no such grant', pair);
  return true;
}
