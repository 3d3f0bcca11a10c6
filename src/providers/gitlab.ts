import { type Provider, silentFacts } from './preset.ts';

/** GitLab: gitlab.com or self-managed. */
export const gitlab: Provider = {
  id: 'gitlab',
  name: 'GitLab',
  docsUrl: 'https://docs.gitlab.com/api/oauth2/',
  presets: [
    {
      id: 'gitlab',
      way: '',
      variables: [
        {
          name: 'base',
          form: 'address',
          label: 'Base URL',
          hint: 'https://gitlab.com, or the address of a self-managed one.',
          initial: 'https://gitlab.com',
          choices: [],
        },
      ],
      profile: {
        name: 'GitLab',
        color: 'amber',
        grant: 'authorization_code',
        issuer: '{{base}}',
        authorizationEndpoint: '{{base}}/oauth/authorize',
        tokenEndpoint: '{{base}}/oauth/token',
        revocationEndpoint: '{{base}}/oauth/revoke',
        introspectionEndpoint: '{{base}}/oauth/introspect',
        userinfoEndpoint: '{{base}}/oauth/userinfo',
        clientAuthentication: 'client_secret_basic',
        scopes: ['read_user'],
        redirect: { kind: 'callback', host: '127.0.0.1' },
        pkce: 'S256',
        apiBaseUrl: '{{base}}/api/v4',
        userinfoRequest: { method: 'GET', url: '{{base}}/api/v4/user' },
        userinfoPointers: { sub: '/id', preferred_username: '/username', email: '/email', name: '/name' },
        firstRequest: { method: 'GET', url: '{{base}}/api/v4/user' },
      },
      practice: null,
      assumed: ['pkce'],
      departures: [
        { what: 'The response also has created_at, in seconds.', section: 'RFC 6749 §5.1' },
        { what: 'A token may also travel as the query parameter access_token.', section: 'RFC 6750 §2.3' },
        { what: 'The examples of a refresh send redirect_uri.', section: 'RFC 6749 §6' },
      ],
      facts: {
        ...silentFacts,
        credentials: 'Public clients send client_id alone.',
        redirect: 'Exact; http is allowed for development.',
        refresh: 'Always comes. A refresh rotates it, and the old access token dies too.',
        lifetimes: 'Access token 7,200 s, not configurable.',
      },
    },
  ],
};
