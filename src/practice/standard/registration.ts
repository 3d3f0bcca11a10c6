/** The one client that is registered here. Its secret is printed on the home page: it protects nothing. */
export const PRACTICE_CLIENT = {
  id: 'practice-app',
  secret: 'practice-secret-not-secret',
  name: 'Practice app',
} as const;

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
