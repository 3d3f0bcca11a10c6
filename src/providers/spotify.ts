import { type PresetProfile, type Provider, silentFacts } from './preset.ts';

const shared = {
  name: 'Spotify',
  color: 'green',
  grant: 'authorization_code',
  authorizationEndpoint: 'https://accounts.spotify.com/authorize',
  tokenEndpoint: 'https://accounts.spotify.com/api/token',
  redirect: { kind: 'callback', host: '127.0.0.1' },
  apiBaseUrl: 'https://api.spotify.com/v1',
  consentAgain: { parameters: [{ name: 'show_dialog', value: 'true' }], bringsRefreshToken: false },
  userinfoRequest: { method: 'GET', url: 'https://api.spotify.com/v1/me' },
  userinfoPointers: { sub: '/id', preferred_username: '', email: '/email', name: '/display_name' },
  firstRequest: { method: 'GET', url: 'https://api.spotify.com/v1/me' },
} satisfies PresetProfile;

const facts = {
  ...silentFacts,
  redirect: 'http://127.0.0.1 or http://[::1], any port if registered without one. localhost is refused. Else https.',
  lifetimes:
    'Access token 3600 s. Refresh token six months from the consent, however much it is used; then invalid_grant.',
};

/** Spotify's Web API. */
export const spotify: Provider = {
  id: 'spotify',
  name: 'Spotify',
  docsUrl: 'https://developer.spotify.com/documentation/web-api/tutorials/refreshing-tokens',
  presets: [
    {
      id: 'spotify',
      way: 'With a secret',
      variables: [],
      profile: { ...shared, clientAuthentication: 'client_secret_basic', pkce: 'off' },
      practice: null,
      assumed: [],
      departures: [],
      facts: {
        ...facts,
        refresh: 'Always comes. A refresh often brings none: keep the old.',
      },
    },
    {
      id: 'spotify-pkce',
      way: 'PKCE, no secret',
      variables: [],
      profile: { ...shared, clientAuthentication: 'none', pkce: 'S256' },
      practice: null,
      assumed: [],
      departures: [],
      facts: {
        ...facts,
        refresh: 'Always comes. A refresh brings a new one, and the old dies.',
      },
    },
  ],
};
