import { type Provider, silentFacts } from './preset.ts';

/** LinkedIn. */
export const linkedin: Provider = {
  id: 'linkedin',
  name: 'LinkedIn',
  docsUrl: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
  presets: [
    {
      id: 'linkedin',
      way: '',
      variables: [],
      profile: {
        name: 'LinkedIn',
        color: 'blue',
        grant: 'authorization_code',
        issuer: 'https://www.linkedin.com/oauth',
        authorizationEndpoint: 'https://www.linkedin.com/oauth/v2/authorization',
        tokenEndpoint: 'https://www.linkedin.com/oauth/v2/accessToken',
        introspectionEndpoint: 'https://www.linkedin.com/oauth/v2/introspectToken',
        revocationEndpoint: 'https://www.linkedin.com/oauth/v2/revoke',
        userinfoEndpoint: 'https://api.linkedin.com/v2/userinfo',
        clientAuthentication: 'client_secret_post',
        scopes: ['openid'],
        redirect: { kind: 'callback', host: '127.0.0.1' },
        pkce: 'off',
        apiBaseUrl: 'https://api.linkedin.com/v2',
        firstRequest: { method: 'GET', url: 'https://api.linkedin.com/v2/userinfo' },
      },
      practice: null,
      assumed: ['revocationEndpoint', 'redirect'],
      departures: [
        { what: 'PKCE is for native apps for which LinkedIn has enabled it.', section: 'RFC 7636 §4.3' },
        {
          what: 'Introspection wants client_id and client_secret in the body and answers a status.',
          section: 'RFC 7662 §2.2',
        },
        { what: 'Introspection answers scopes with commas.', section: 'RFC 7662 §2.2' },
      ],
      facts: {
        ...silentFacts,
        credentials: 'Scopes come with the products that are added to the app.',
        redirect:
          'Absolute, without fragment; the query is ignored. PKCE apps: 127.0.0.1 or [::1], any port. Web apps on http localhost: not known.',
        refresh: 'Approved partners only. A refresh does not make its time longer.',
        lifetimes: 'Access token 60 days, refresh token 365 days. Code 30 minutes (assumed).',
      },
    },
  ],
};
