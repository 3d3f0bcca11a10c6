/** The web application: code flow with a secret. Secrets are printed on the home page: they protect nothing. */
export const PRACTICE_CLIENT = {
  id: 'practice-app',
  secret: 'practice-secret-not-secret',
  name: 'Practice app',
} as const;

/** The service: it asks nobody and gets its tokens by client credentials. */
export const PRACTICE_SERVICE = {
  id: 'practice-service',
  secret: 'practice-service-secret',
  name: 'Practice service',
} as const;

/** The native application: no secret, and the provider's own page shows it the code. */
export const PRACTICE_NATIVE = { id: 'practice-native', name: 'Practice native app' } as const;

/** The name of a registered client, by its id. */
export function clientNameOf(id: unknown): string {
  const clients = [PRACTICE_CLIENT, PRACTICE_SERVICE, PRACTICE_NATIVE];
  return clients.find((each) => each.id === id)?.name ?? 'An unknown app';
}

/** The one user. The sign-in page shows and prefills both user name and password. */
export const PRACTICE_USER = {
  username: 'ada',
  password: 'practice',
  name: 'Ada Example',
  email: 'ada@practice.example',
} as const;

/** Seconds until an access token expires: short enough to watch it happen. */
export const ACCESS_TOKEN_SECONDS = 120;

/** Scopes of the practice API. They are granted only together with its resource indicator (RFC 8707). */
export const API_SCOPES = ['items:read'] as const;

/** Scopes of OpenID Connect that the provider knows. */
export const IDENTITY_SCOPES = ['openid', 'profile', 'email', 'offline_access'] as const;

/** What a scope allows, in the words of the consent page. */
export const SCOPE_WORDS: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name',
  email: 'See your email address',
  offline_access: 'Keep access while you are away',
  'items:read': 'Read your items in the practice API',
};

/** Where things are, relative to the provider's origin. */
export const PATHS = {
  authorization: '/auth',
  token: '/token',
  jwks: '/jwks',
  userinfo: '/userinfo',
  introspection: '/introspect',
  revocation: '/revoke',
  interaction: '/interaction',
  api: '/api',
  /** Shows a code to be copied: where the native application's answers go. */
  code: '/code',
} as const;

/** Every redirect URI a console may use: `/callback` in both spellings of loopback, compared exactly. */
export function redirectUris(consoleOrigins: readonly string[]): string[] {
  return bothSpellings(consoleOrigins).map((origin) => `${origin}/callback`);
}

/** The same origins with `127.0.0.1` and `localhost`, each once. */
export function bothSpellings(consoleOrigins: readonly string[]): string[] {
  const origins = consoleOrigins.flatMap((origin) => {
    const { protocol, hostname, port } = new URL(origin);
    const spellings = ['127.0.0.1', 'localhost'].includes(hostname) ? ['127.0.0.1', 'localhost'] : [hostname];
    return spellings.map((host) => `${protocol}//${host}${port === '' ? '' : `:${port}`}`);
  });
  return [...new Set(origins)];
}
