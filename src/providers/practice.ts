import { blankProfile, type PresetOrigin, type Profile } from '#oauth/profile.ts';

/** The one practice profile: made by the first practice run, kept for the next. */
export const practiceProfileId = 'practice';

/** The practice client's secret. It is printed on the provider's page and opens nothing but practice. */
export const practiceClientSecret = 'practice-secret-not-secret';

type Preset = Omit<Profile, 'id' | 'clientSecret'>;

const originOf = (which: PracticeClient): PresetOrigin => ({ id: `practice-${which}`, at: 'practice', variables: [] });

/** The practice provider's preset: a standard OpenID provider, with nothing left to fill in. */
export const practicePreset: Preset = {
  ...blankProfile,
  name: 'Practice app',
  preset: originOf('web'),
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
  preset: originOf('native'),
  clientId: 'practice-native',
  clientAuthentication: 'none',
  redirect: { kind: 'provider-page', uri: '{{practice}}/code' },
};

/** The practice provider's service: it asks nobody. */
export const practiceServicePreset: Preset = {
  ...practicePreset,
  name: 'Practice service',
  preset: originOf('service'),
  grant: 'client_credentials',
  clientId: 'practice-service',
  scopes: ['items:read'],
  firstRequest: { method: 'GET', url: '{{practice}}/api/items' },
};

/** The clients that the practice provider has on file, by what they are. */
export type PracticeClient = 'web' | 'native' | 'service';

/** What a profile of one of them begins with. */
export interface PracticeStart {
  readonly preset: Preset;
  readonly clientSecret: string | null;
}

/** What each of them begins with. Their secrets protect nothing: the provider's page prints them. */
export const practiceClients: Record<PracticeClient, PracticeStart> = {
  web: { preset: practicePreset, clientSecret: practiceClientSecret },
  native: { preset: practiceNativePreset, clientSecret: null },
  service: { preset: practiceServicePreset, clientSecret: 'practice-service-secret' },
};

/** Finds what a preset of the practice provider's own begins with, `null` for any other preset. */
export function findPracticeStart(presetId: string): PracticeStart | null {
  return Object.values(practiceClients).find(({ preset }) => preset.preset?.id === presetId) ?? null;
}

/** The preset of a profile, also where it was made at the practice provider before these had names; `null` for none. */
export function presetOriginOf({ preset, clientId, tokenEndpoint }: Profile): PresetOrigin | null {
  if (preset) return preset;
  const isOf = ({ preset: begun }: PracticeStart) =>
    begun.clientId === clientId && begun.tokenEndpoint === tokenEndpoint;
  return Object.values(practiceClients).find(isOf)?.preset.preset ?? null;
}
