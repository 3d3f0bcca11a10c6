import { type Provider, silentFacts } from './preset.ts';

/** Google's accounts and APIs. */
export const google: Provider = {
  id: 'google',
  name: 'Google',
  docsUrl: 'https://developers.google.com/identity/protocols/oauth2',
  presets: [
    {
      id: 'google',
      way: '',
      variables: [],
      profile: {
        name: 'Google',
        color: 'blue',
        grant: 'authorization_code',
        issuer: 'https://accounts.google.com',
        authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
        tokenEndpoint: 'https://oauth2.googleapis.com/token',
        revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
        userinfoEndpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
        clientAuthentication: 'client_secret_post',
        scopes: ['openid'],
        redirect: { kind: 'callback', host: '127.0.0.1' },
        pkce: 'S256',
        consentAgain: {
          parameters: [
            { name: 'access_type', value: 'offline' },
            { name: 'prompt', value: 'consent' },
          ],
          bringsRefreshToken: true,
        },
        authorizationParameters: [{ name: 'access_type', value: 'offline' }],
        firstRequest: { method: 'GET', url: 'https://openidconnect.googleapis.com/v1/userinfo' },
      },
      practice: null,
      assumed: ['redirect'],
      departures: [
        { what: 'access_type=offline asks for the refresh token; no scope does.', section: 'OpenID Connect Core §11' },
        {
          what: 'A user may untick single scopes: compare what was granted with what was asked.',
          section: 'RFC 6749 §3.3',
        },
      ],
      facts: {
        ...silentFacts,
        credentials:
          'A downloaded client_secret.json holds installed or web, with an older address of the consent page.',
        redirect:
          'Web apps: exact, http for localhost only. Desktop apps: loopback, any port (assumed). Android, iOS and Chrome types: no loopback.',
        refresh:
          'Comes at the first consent only; asking for consent again brings one. A refresh brings no new one: keep the old.',
        lifetimes:
          'Access token about an hour. Refresh token 7 days while the app’s status is Testing; it dies after six months unused.',
        limits: 'There is a limit of live refresh tokens; past it one dies.',
        errors: 'redirect_uri_mismatch is shown on Google’s page: nothing comes back.',
      },
    },
  ],
};
