import { type Departure, type Preset, type PresetProfile, type Provider, silentFacts } from './preset.ts';

const shared = {
  name: 'Cliquify',
  color: 'red',
  grant: 'client_credentials',
  tokenEndpoint: 'https://oauth.cliquify.me/oauth/access-token',
  introspectionEndpoint: 'https://oauth.cliquify.me/oauth/introspect',
  revocationEndpoint: 'https://oauth.cliquify.me/oauth/revoke',
  clientAuthentication: 'client_secret_post',
  scopes: [],
  tokenPointers: {
    access_token: '/token/access_token',
    token_type: '/token/token_type',
    expires_in: '/token/expires_in',
    refresh_token: '',
    id_token: '',
    scope: '',
  },
  successRule: { pointer: '/success', value: 'true' },
  apiBaseUrl: 'https://oauth.cliquify.me/api',
  firstRequest: { method: 'GET', url: 'https://oauth.cliquify.me/api/templates' },
} satisfies PresetProfile;

const practice: Preset['practice'] = {
  profile: {
    clientId: 'cliquify-practice-client',
    tokenEndpoint: '{{practice}}/cliquify/oauth/access-token',
    introspectionEndpoint: '{{practice}}/cliquify/oauth/introspect',
    revocationEndpoint: '{{practice}}/cliquify/oauth/revoke',
    apiBaseUrl: '{{practice}}/cliquify/api',
    firstRequest: { method: 'GET', url: '{{practice}}/cliquify/api/templates' },
  },
  clientSecret: 'cliquify-practice-secret',
  password: null,
};

const departures: readonly Departure[] = [
  { what: 'The token lies inside the member token of the response.', section: 'RFC 6749 §5.1' },
  { what: 'A refusal names itself in members of its own instead of error.', section: 'RFC 6749 §5.2' },
  {
    what: 'Scopes are assigned to the client at the portal; a request can’t ask for others.',
    section: 'RFC 6749 §3.3',
  },
  { what: 'Introspection answers a dead token with 422 instead of active: false.', section: 'RFC 7662 §2.2' },
];

const facts = {
  ...silentFacts,
  credentials: 'Make a client for client credentials in the developer portal. The secret is shown once.',
  refresh: 'Ask for a new token with the client’s credentials.',
  lifetimes:
    '2592000 s (30 days); the newer pages show 31536000 in their example and 30 days in their text. Believe the response.',
  limits: 'A 429 exists; its numbers are not documented.',
};

/** Cliquify: a design platform. */
export const cliquify: Provider = {
  id: 'cliquify',
  name: 'Cliquify',
  docsUrl: 'https://oauth.cliquify.me/docs/access-token',
  presets: [
    {
      id: 'cliquify',
      way: 'As a form',
      variables: [],
      profile: { ...shared, errorPointers: { error: '/code', error_description: '/message' } },
      practice,
      assumed: [],
      departures,
      facts: { ...facts, errors: 'code and message, such as expired_access_token, missing_scope, invalid_client.' },
    },
    {
      id: 'cliquify-json',
      way: 'As JSON, the newer pages',
      variables: [],
      profile: {
        ...shared,
        jsonTokenBody: true,
        omitsGrantType: true,
        errorPointers: { error: '', error_description: '/message' },
      },
      practice,
      assumed: [],
      departures: [
        { what: 'The token request is a JSON object.', section: 'RFC 6749 Appendix B' },
        { what: 'It holds client_id and client_secret alone, no grant_type.', section: 'RFC 6749 §4.4.2' },
        ...departures,
      ],
      facts: {
        ...facts,
        errors:
          'Token endpoint: success, message, details with 400, 401, 403 (inactive enterprise) or 422. API: message alone; 422 lists fields.',
      },
    },
  ],
};
