import { type Departure, type PresetProfile, type Provider, silentFacts } from './preset.ts';

const shared = {
  name: 'Dropbox',
  color: 'blue',
  grant: 'authorization_code',
  authorizationEndpoint: 'https://www.dropbox.com/oauth2/authorize',
  tokenEndpoint: 'https://api.dropboxapi.com/oauth2/token',
  clientAuthentication: 'client_secret_basic',
  scopes: ['account_info.read'],
  pkce: 'S256',
  authorizationParameters: [{ name: 'token_access_type', value: 'offline' }],
  apiBaseUrl: 'https://api.dropboxapi.com/2',
  consentAgain: { parameters: [{ name: 'force_reapprove', value: 'true' }], bringsRefreshToken: false },
  userinfoRequest: { method: 'POST', url: 'https://api.dropboxapi.com/2/users/get_current_account' },
  userinfoPointers: { sub: '/account_id', preferred_username: '', email: '/email', name: '/name/display_name' },
  firstRequest: { method: 'POST', url: 'https://api.dropboxapi.com/2/users/get_current_account' },
} satisfies PresetProfile;

const departures: readonly Departure[] = [
  { what: 'token_access_type=offline on the consent URL asks for the refresh token.', section: 'RFC 6749 §4.1.1' },
  { what: 'The response also has account_id and uid.', section: 'RFC 6749 §5.1' },
  { what: 'API calls without arguments are POST, with neither body nor Content-Type.', section: '' },
  { what: 'A token is revoked by a POST to the API that carries it as bearer.', section: 'RFC 7009 §2.1' },
];

const facts = {
  ...silentFacts,
  credentials: 'Scopes are chosen in the App Console first.',
  redirect: 'Exact, https except for localhost. Without a redirect URI Dropbox shows the code on its page to copy.',
  refresh: 'token_access_type=offline brings one. A refresh brings none: keep the old.',
  lifetimes: 'Access token about four hours (14,400 s).',
};

/** Dropbox. */
export const dropbox: Provider = {
  id: 'dropbox',
  name: 'Dropbox',
  docsUrl: 'https://www.dropbox.com/lp/developers/reference/oauth-guide',
  presets: [
    {
      id: 'dropbox',
      way: 'Code comes back here',
      variables: [],
      profile: { ...shared, redirect: { kind: 'callback', host: 'localhost' } },
      practice: null,
      assumed: [],
      departures,
      facts,
    },
    {
      id: 'dropbox-shown-code',
      way: 'Code shown on its page',
      variables: [],
      profile: { ...shared, redirect: { kind: 'provider-page', uri: '' } },
      practice: null,
      assumed: [],
      departures: [
        {
          what: 'Without a redirect URI it shows the code on its page: copy it from there.',
          section: 'RFC 6749 §3.1.2.3',
        },
        ...departures,
      ],
      facts,
    },
  ],
};
