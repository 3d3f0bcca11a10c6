/** Where the provider of these tests lives. It shares no code with oauth/: a bug must not agree with itself. */
export const providerOrigin = 'http://localhost:6285';

/** The one API its tokens are for. */
export const audience = `${providerOrigin}/api`;

/** A client as the provider has it on file. */
export interface Client {
  readonly id: string;
  /** `null` for a public client: it has to use PKCE. */
  readonly secret: string | null;
  readonly grants: readonly string[];
  readonly redirectUris: readonly string[];
}

const callbacks = ['http://127.0.0.1:6284/callback', 'http://localhost:6284/callback'];

/** The clients on file, by what they are. */
export const clients = {
  web: {
    id: 'practice-app',
    secret: 'practice-secret-not-secret',
    grants: ['authorization_code', 'refresh_token', 'password', 'implicit'],
    redirectUris: [...callbacks, 'https://app.example/signed-in'],
  },
  native: {
    id: 'practice-native',
    secret: null,
    grants: ['authorization_code', 'refresh_token'],
    redirectUris: [`${providerOrigin}/code`],
  },
  service: {
    id: 'practice-service',
    secret: 'practice-service-secret',
    grants: ['client_credentials', 'refresh_token'],
    redirectUris: [],
  },
} satisfies Record<string, Client>;

/** The user whom the password grant knows. */
export const user = { name: 'ada', password: 'correct horse: battery=staple&more' };

/** The client of a token request, by Basic, by its body, or by its name alone; `null` where it can't be believed. */
export function clientOf(authorization: string | null, fields: URLSearchParams): Client | null {
  const [scheme, encoded = ''] = (authorization ?? '').split(' ');
  const [id, secret] =
    scheme === 'Basic'
      ? Buffer.from(encoded, 'base64').toString().split(':').map(decodeURIComponent)
      : [fields.get('client_id'), fields.get('client_secret')];
  // Two methods at once are one too many (RFC 6749 section 2.3).
  if (scheme === 'Basic' && fields.has('client_secret')) return null;
  const found: Client | undefined = Object.values(clients).find((each) => each.id === id);
  return found?.secret === (secret ?? null) ? found : null;
}

/** What an authorization request asked for. */
export interface Asked {
  readonly client: Client;
  readonly responseType: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string;
  readonly nonce: string;
  /** `null` where the request came without PKCE. */
  readonly challenge: { readonly value: string; readonly method: string } | null;
}

/** Reads a consent URL. @throws where the request is not one by the book. */
export function readConsentUrl(consentUrl: string): Asked {
  const { origin, pathname, searchParams } = new URL(consentUrl);
  const one = (name: string, pattern: RegExp): string => {
    const values = searchParams.getAll(name);
    if (values.length !== 1 || !pattern.test(values[0] ?? '')) throw new Error(`Bad ${name}: ${values.join(' and ')}`);
    return values[0] ?? '';
  };
  if (`${origin}${pathname}` !== `${providerOrigin}/auth`) throw new Error(`Bad endpoint: ${origin}${pathname}`);
  if (one('resource', /./) !== audience) throw new Error(`Bad resource: ${searchParams.get('resource')}`);
  const clientId = one('client_id', /./);
  const client: Client | undefined = Object.values(clients).find(({ id }) => id === clientId);
  const redirectUri = one('redirect_uri', /./);
  if (!client?.redirectUris.includes(redirectUri)) throw new Error(`Bad client or redirect_uri: ${redirectUri}`);
  const responseType = one('response_type', /^(code|token)$/);
  const scope = one('scope', /./);
  const challenge = searchParams.has('code_challenge')
    ? { value: one('code_challenge', /^[\w-]{43}$/), method: one('code_challenge_method', /^(S256|plain)$/) }
    : null;
  if (client.secret === null && challenge?.method !== 'S256') throw new Error('A public client without PKCE');
  if (responseType === 'token' && challenge) throw new Error('PKCE has no place here');
  const nonce = scope.includes('openid') && responseType === 'code' ? one('nonce', /^[\w-]{22,}$/) : '';
  return { client, responseType, redirectUri, scope, state: one('state', /^[\w-]{22,}$/), nonce, challenge };
}
