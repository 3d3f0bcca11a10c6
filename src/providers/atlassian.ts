import { type Provider, silentFacts } from './preset.ts';

/** Atlassian's cloud: Jira, Confluence and others. */
export const atlassian: Provider = {
  id: 'atlassian',
  name: 'Atlassian',
  docsUrl: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
  presets: [
    {
      id: 'atlassian',
      way: '',
      variables: [],
      profile: {
        name: 'Atlassian',
        color: 'blue',
        grant: 'authorization_code',
        issuer: 'https://auth.atlassian.com',
        authorizationEndpoint: 'https://auth.atlassian.com/authorize',
        tokenEndpoint: 'https://auth.atlassian.com/oauth/token',
        clientAuthentication: 'client_secret_post',
        scopes: ['read:me', 'offline_access'],
        redirect: { kind: 'callback', host: '127.0.0.1' },
        pkce: 'off',
        jsonTokenBody: true,
        authorizationParameters: [
          { name: 'audience', value: 'api.atlassian.com' },
          { name: 'prompt', value: 'consent' },
        ],
        apiBaseUrl: 'https://api.atlassian.com',
        consentAgain: { parameters: [{ name: 'prompt', value: 'consent' }], bringsRefreshToken: false },
        userinfoRequest: { method: 'GET', url: 'https://api.atlassian.com/me' },
        userinfoPointers: { sub: '/account_id', preferred_username: '', email: '/email', name: '/name' },
        firstRequest: { method: 'GET', url: 'https://api.atlassian.com/oauth/token/accessible-resources' },
      },
      practice: null,
      assumed: [],
      departures: [
        { what: 'The examples send JSON to the token endpoint.', section: 'RFC 6749 Appendix B' },
        {
          what: 'The consent URL wants audience and prompt=consent; the newest page leaves audience out.',
          section: 'RFC 6749 §4.1.1',
        },
        {
          what: 'Addresses of the API hold a cloudid, which the first request lists: /ex/jira/{cloudid}.',
          section: '',
        },
      ],
      facts: {
        ...silentFacts,
        credentials: 'Scopes are enabled in its console first, classic or granular.',
        redirect: 'One callback URL per app, exact.',
        refresh: 'The scope offline_access brings one; it rotates.',
        lifetimes: 'Assumed: access token 3600 s, refresh token 90 days idle.',
        errors: 'Assumed: a dead refresh token comes as 403 invalid_grant, a wrong secret as access_denied.',
      },
    },
  ],
};
