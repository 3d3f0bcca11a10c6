import { type Provider, silentFacts } from './preset.ts';

/** Discord. */
export const discord: Provider = {
  id: 'discord',
  name: 'Discord',
  docsUrl: 'https://discord.com/developers/docs/topics/oauth2',
  presets: [
    {
      id: 'discord',
      way: '',
      variables: [],
      profile: {
        name: 'Discord',
        color: 'violet',
        grant: 'authorization_code',
        issuer: 'https://discord.com',
        authorizationEndpoint: 'https://discord.com/oauth2/authorize',
        tokenEndpoint: 'https://discord.com/api/oauth2/token',
        revocationEndpoint: 'https://discord.com/api/oauth2/token/revoke',
        userinfoEndpoint: 'https://discord.com/api/oauth2/userinfo',
        clientAuthentication: 'client_secret_basic',
        scopes: ['identify'],
        redirect: { kind: 'callback', host: 'localhost' },
        pkce: 'S256',
        apiBaseUrl: 'https://discord.com/api/v10',
        consentAgain: { parameters: [{ name: 'prompt', value: 'consent' }], bringsRefreshToken: false },
        userinfoRequest: { method: 'GET', url: 'https://discord.com/api/v10/users/@me' },
        userinfoPointers: { sub: '/id', preferred_username: '/username', email: '/email', name: '/global_name' },
        firstRequest: { method: 'GET', url: 'https://discord.com/api/v10/users/@me' },
      },
      practice: null,
      assumed: [],
      departures: [
        { what: 'Revoking one token revokes all of the same consent.', section: 'RFC 7009 §2.1' },
        {
          what: 'The metadata has another authorization endpoint than the docs: /api/oauth2/authorize.',
          section: 'RFC 8414 §2',
        },
        {
          what: 'The scopes webhook.incoming and bot add webhook and guild to the response.',
          section: 'RFC 6749 §5.1',
        },
      ],
      facts: {
        ...silentFacts,
        credentials: 'No client authentication wants an app registered as a public client.',
        redirect: 'Exact, http for localhost. That the port is part of it is assumed.',
        refresh: 'Always comes; a refresh brings a new one.',
        lifetimes: 'Access token 604,800 s.',
        errors:
          'Token and revocation endpoint take forms alone: JSON is refused. Responses of the consent page carry iss.',
      },
    },
  ],
};
