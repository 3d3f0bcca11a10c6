import { blankProfile, type Profile } from '#oauth/profile.ts';

/** The one practice profile: made by the first practice run, kept for the next. */
export const practiceProfileId = 'practice';

/** The practice client's secret. It is printed on the provider's page and opens nothing but practice. */
export const practiceClientSecret = 'practice-secret-not-secret';

/** The practice provider's preset: a standard OpenID provider, with nothing left to fill in. */
export const practicePreset: Omit<Profile, 'id' | 'clientSecret'> = {
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
  firstRequest: { method: 'GET', url: '{{practice}}/api/me' },
};
