import { type Provider, silentFacts } from './preset.ts';

const issuer = '{{base}}/realms/{{realm}}';
const protocol = `${issuer}/protocol/openid-connect`;

/** Keycloak, wherever it runs. */
export const keycloak: Provider = {
  id: 'keycloak',
  name: 'Keycloak',
  docsUrl: 'https://www.keycloak.org/securing-apps/oidc-layers',
  presets: [
    {
      id: 'keycloak',
      way: '',
      variables: [
        {
          name: 'base',
          form: 'address',
          label: 'Base URL',
          hint: 'Such as https://sso.example.com; before version 17 it ends in /auth.',
          initial: '',
          choices: [],
        },
        {
          name: 'realm',
          form: 'word',
          label: 'Realm',
          hint: 'Its name as it stands in addresses, upper and lower case as there.',
          initial: '',
          choices: [],
        },
      ],
      profile: {
        name: 'Keycloak',
        color: 'neutral',
        grant: 'authorization_code',
        issuer,
        authorizationEndpoint: `${protocol}/auth`,
        tokenEndpoint: `${protocol}/token`,
        revocationEndpoint: `${protocol}/revoke`,
        introspectionEndpoint: `${protocol}/token/introspect`,
        userinfoEndpoint: `${protocol}/userinfo`,
        clientAuthentication: 'client_secret_basic',
        scopes: ['openid'],
        redirect: { kind: 'callback', host: '127.0.0.1' },
        pkce: 'S256',
        firstRequest: { method: 'GET', url: `${protocol}/userinfo` },
      },
      practice: null,
      assumed: ['clientAuthentication'],
      departures: [
        {
          what: 'The response also has refresh_expires_in, not-before-policy and session_state.',
          section: 'RFC 6749 §5.1',
        },
        { what: 'The callback carries session_state, too.', section: 'RFC 6749 §4.1.2' },
      ],
      facts: {
        ...silentFacts,
        credentials: 'How the client authenticates is set per client; introspection is for confidential clients.',
        redirect:
          'A registered http://127.0.0.1 takes any port; wildcards are possible. urn:ietf:wg:oauth:2.0:oob shows the code on a page.',
        refresh:
          'Always comes in the code flow; offline_access for one that outlives the session. Each refresh brings a new one.',
        lifetimes: 'Set per realm; refresh_expires_in tells the refresh token’s.',
      },
    },
  ],
};
