import type { AuthorizationParameter } from './authorization-request.ts';

type Meaning = readonly [meaning: string, source: string];

const core = 'OpenID Connect Core §3.1.2.1';

const meanings: Readonly<Record<string, Meaning>> = {
  client_id: ['Names your app. Not a secret.', 'RFC 6749 §2.2'],
  redirect_uri: ['Where the answer goes. Must be registered exactly so.', 'RFC 6749 §3.1.2'],
  scope: ['What you ask the user to allow.', 'RFC 6749 §3.3'],
  resource: ['The API the token is for.', 'RFC 8707 §2'],
  audience: ['The API the token is for. Not of OAuth’s core.', ''],
  state: ['Random. Must come back unchanged.', 'RFC 6749 §10.12'],
  nonce: ['Must be inside the ID token.', core],
  code_challenge_method: ['How the challenge was made.', 'RFC 7636 §4.3'],
  prompt: ['Whether to ask the user again.', core],
  login_hint: ['Who is likely to sign in.', core],
  max_age: ['Seconds since the last sign-in at most.', core],
  ui_locales: ['Languages for the pages, best first.', core],
  claims_locales: ['Languages for the claims, best first.', 'OpenID Connect Core §5.2'],
  acr_values: ['How strongly to check the user, best first.', core],
  display: ['How the provider shows its pages.', core],
  id_token_hint: ['An earlier ID token: who was signed in.', core],
  claims: ['Single claims to be told of, as JSON.', 'OpenID Connect Core §5.5'],
  registration: ['About your app, for a provider of one’s own.', 'OpenID Connect Core §7.2.1'],
  request: ['All of these parameters, signed, as a JWT.', 'RFC 9101 §5.1'],
  request_uri: ['Where the provider holds these parameters.', 'RFC 9101 §5.2, RFC 9126 §4'],
  dpop_jkt: ['The key that the token will be bound to.', 'RFC 9449 §10'],
  authorization_details: ['What you ask for, in detail, as JSON.', 'RFC 9396 §2'],
  show_dialog: ['Spotify: true asks the user again.', 'Spotify'],
  force_reapprove: ['Dropbox: true asks the user again.', 'Dropbox'],
  approval_prompt: ['Google, older: force asks the user again.', 'Google'],
  access_type: ['Google: offline asks for a refresh token.', 'Google'],
  include_granted_scopes: ['Google: adds what was allowed before.', 'Google'],
  hd: ['Google: accounts of one domain only.', 'Google'],
  domain_hint: ['Entra: where the user’s account lives.', 'Microsoft Entra'],
  connection: ['Auth0: which way to sign in.', 'Auth0'],
  organization: ['Auth0: which organization to sign in to.', 'Auth0'],
  kc_idp_hint: ['Keycloak: which identity provider to use.', 'Keycloak'],
  idp: ['Okta: which identity provider to use.', 'Okta'],
  allow_signup: ['GitHub: whether one may sign up on the way.', 'GitHub'],
  user_scope: ['Slack: scopes for a token of the user’s.', 'Slack'],
};

/** What a parameter of the authorization request means, and where that stands. `source` is empty where no document says. */
export function meaningOf({ name, value, origin }: AuthorizationParameter): { meaning: string; source: string } {
  const known = meaningByValue(name, value) ?? (Object.hasOwn(meanings, name) ? meanings[name] : undefined);
  const [meaning, source] = known ?? unknownMeaning(origin);
  return { meaning, source };
}

function meaningByValue(name: string, value: string): Meaning | undefined {
  switch (name) {
    case 'response_type':
      return [value === 'token' ? 'Asks for a token at once.' : 'Asks for a code, not a token.', 'RFC 6749 §3.1.1'];
    case 'code_challenge':
      return ['Made from a secret kept here.', 'RFC 7636 §4.2'];
    case 'response_mode':
      return responseModes.get(value) ?? ['How the answer travels.', multipleTypes];
    default:
      return undefined;
  }
}

const multipleTypes = 'OAuth 2.0 Multiple Response Types §2.1';

const responseModes: ReadonlyMap<string, Meaning> = new Map([
  ['query', ['The answer comes in the address’s query.', multipleTypes]],
  ['fragment', ['The answer comes behind the address’s #.', multipleTypes]],
  ['form_post', ['The answer comes as a posted form.', 'OAuth 2.0 Form Post Response Mode §2']],
]);

function unknownMeaning(origin: AuthorizationParameter['origin']): Meaning {
  return [origin === 'endpoint' ? 'Part of the endpoint’s own address.' : 'An extra parameter of this provider.', ''];
}
