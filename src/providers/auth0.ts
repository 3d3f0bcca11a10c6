import { type Provider, silentFacts } from './preset.ts';

/** Auth0, one tenant or a custom domain. */
export const auth0: Provider = {
  id: 'auth0',
  name: 'Auth0',
  docsUrl: 'https://auth0.com/docs/secure/tokens/refresh-tokens',
  presets: [
    {
      id: 'auth0',
      way: '',
      variables: [
        {
          name: 'domain',
          form: 'host',
          label: 'Domain',
          hint: 'The host of the tenant, such as dev-1a2b3c.eu.auth0.com, or a custom domain.',
          initial: '',
          choices: [],
        },
      ],
      profile: {
        name: 'Auth0',
        color: 'amber',
        grant: 'authorization_code',
        issuer: 'https://{{domain}}/',
        authorizationEndpoint: 'https://{{domain}}/authorize',
        tokenEndpoint: 'https://{{domain}}/oauth/token',
        revocationEndpoint: 'https://{{domain}}/oauth/revoke',
        userinfoEndpoint: 'https://{{domain}}/userinfo',
        clientAuthentication: 'client_secret_post',
        scopes: ['openid', 'offline_access'],
        redirect: { kind: 'callback', host: '127.0.0.1' },
        pkce: 'S256',
        firstRequest: { method: 'GET', url: 'https://{{domain}}/userinfo' },
      },
      practice: null,
      assumed: ['clientAuthentication', 'redirect'],
      departures: [
        { what: 'The issuer ends in a slash.', section: 'OpenID Connect Core §2' },
        {
          what: 'API scopes come only with an audience; without one the token is opaque or for userinfo alone.',
          section: 'RFC 8707 §2',
        },
        { what: 'Revocation takes refresh tokens.', section: 'RFC 7009 §2.1' },
      ],
      facts: {
        ...silentFacts,
        credentials: 'How the client authenticates is set per application.',
        redirect: 'Exact entries in Allowed Callback URLs. Whether any port of loopback is taken is not confirmed.',
        refresh:
          'The scope offline_access, and Allow Offline Access on the API. Rotation is a setting; reuse of an old one revokes the family.',
        lifetimes: 'Set per API and application.',
      },
    },
  ],
};
