import { type Provider, silentFacts } from './preset.ts';

/** GitHub: OAuth apps and GitHub Apps. */
export const github: Provider = {
  id: 'github',
  name: 'GitHub',
  docsUrl: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  presets: [
    {
      id: 'github',
      way: '',
      variables: [],
      profile: {
        name: 'GitHub',
        color: 'neutral',
        grant: 'authorization_code',
        authorizationEndpoint: 'https://github.com/login/oauth/authorize',
        tokenEndpoint: 'https://github.com/login/oauth/access_token',
        clientAuthentication: 'client_secret_post',
        redirect: { kind: 'callback', host: '127.0.0.1' },
        pkce: 'S256',
        apiBaseUrl: 'https://api.github.com',
        defaultHeaders: [
          { name: 'Accept', value: 'application/vnd.github+json' },
          { name: 'User-Agent', value: 'Authscope' },
        ],
        consentAgain: { parameters: [], bringsRefreshToken: false },
        userinfoRequest: { method: 'GET', url: 'https://api.github.com/user' },
        userinfoPointers: { sub: '/id', preferred_username: '/login', email: '/email', name: '/name' },
        firstRequest: { method: 'GET', url: 'https://api.github.com/user' },
      },
      practice: null,
      assumed: [],
      departures: [
        { what: 'The token response is form-encoded unless Accept asks for JSON.', section: 'RFC 6749 §5.1' },
        { what: 'Scopes are asked for with spaces and answered with commas.', section: 'RFC 6749 §3.3' },
        { what: 'Errors have names of GitHub’s own and the shape of a token response.', section: 'RFC 6749 §5.2' },
        {
          what: 'A token is revoked by DELETE at the API, with the client’s credentials by Basic and a JSON body.',
          section: 'RFC 7009 §2.1',
        },
      ],
      facts: {
        ...silentFacts,
        redirect:
          'Loopback with any port, where http://127.0.0.1 and the path are registered. Elsewhere host and port are exact, the path may go deeper.',
        refresh:
          'OAuth apps get none. GitHub Apps get one if expiry is on; it rotates, and the old access token dies too.',
        lifetimes:
          'OAuth apps: no expires_in. GitHub Apps: access token 28,800 s, refresh token six months. Code: 10 minutes.',
        errors: 'bad_verification_code, incorrect_client_credentials, redirect_uri_mismatch, unverified_user_email.',
      },
    },
  ],
};
