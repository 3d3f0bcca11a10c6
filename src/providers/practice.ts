import { blankProfile, type Profile } from '#oauth/profile.ts';

/** The one practice profile: made by the first practice run, kept for the next. */
export const practiceProfileId = 'practice';

/** The practice client's secret. It is printed on the provider's page and opens nothing but practice. */
export const practiceClientSecret = 'practice-secret-not-secret';

type Preset = Omit<Profile, 'id' | 'clientSecret'>;

/** The practice provider's preset: a standard OpenID provider, with nothing left to fill in. */
export const practicePreset: Preset = {
  ...blankProfile,
  name: 'Practice app',
  environment: 'practice',
  issuer: '{{practice}}',
  authorizationEndpoint: '{{practice}}/auth',
  tokenEndpoint: '{{practice}}/token',
  jwksUri: '{{practice}}/jwks',
  userinfoEndpoint: '{{practice}}/userinfo',
  introspectionEndpoint: '{{practice}}/introspect',
  revocationEndpoint: '{{practice}}/revoke',
  clientId: 'practice-app',
  clientAuthentication: 'client_secret_basic',
  scopes: ['openid', 'profile', 'items:read'],
  resources: ['{{practice}}/api'],
  announcesIssuer: true,
  apiBaseUrl: '{{practice}}/api',
  // Its tokens are for the API (RFC 8707), and userinfo takes none of those.
  userinfoRequest: { method: 'GET', url: '{{practice}}/api/me' },
  firstRequest: { method: 'GET', url: '{{practice}}/api/me' },
};

/** The practice provider's native app: it has no secret, and the provider's own page shows it the code. */
export const practiceNativePreset: Preset = {
  ...practicePreset,
  name: 'Practice native app',
  clientId: 'practice-native',
  clientAuthentication: 'none',
  redirect: { kind: 'provider-page', uri: '{{practice}}/code' },
};

/** The practice provider's service: it asks nobody. */
export const practiceServicePreset: Preset = {
  ...practicePreset,
  name: 'Practice service',
  grant: 'client_credentials',
  clientId: 'practice-service',
  scopes: ['items:read'],
  firstRequest: { method: 'GET', url: '{{practice}}/api/items' },
};

/** The clients that the practice provider has on file, by what they are. */
export type PracticeClient = 'web' | 'native' | 'service';

/** What each of them begins with. Their secrets protect nothing: the provider's page prints them. */
export const practiceClients: Record<
  PracticeClient,
  { readonly preset: Preset; readonly clientSecret: string | null }
> = {
  web: { preset: practicePreset, clientSecret: practiceClientSecret },
  native: { preset: practiceNativePreset, clientSecret: null },
  service: { preset: practiceServicePreset, clientSecret: 'practice-service-secret' },
};
