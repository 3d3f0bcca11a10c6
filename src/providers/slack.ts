import { type Provider, silentFacts } from './preset.ts';

/** Slack: apps of a workspace. */
export const slack: Provider = {
  id: 'slack',
  name: 'Slack',
  docsUrl: 'https://docs.slack.dev/reference/methods/oauth.v2.access',
  presets: [
    {
      id: 'slack',
      way: '',
      variables: [],
      profile: {
        name: 'Slack',
        color: 'violet',
        grant: 'authorization_code',
        authorizationEndpoint: 'https://slack.com/oauth/v2/authorize',
        tokenEndpoint: 'https://slack.com/api/oauth.v2.access',
        clientAuthentication: 'client_secret_basic',
        scopeSeparator: ',',
        redirect: { kind: 'custom', uri: 'https://localhost/callback' },
        pkce: 'off',
        errorPointers: { error: '/error', error_description: '' },
        successRule: { pointer: '/ok', value: 'true' },
        keptValues: [{ name: 'authed_user', pointer: '/authed_user/id' }],
        consentAgain: { parameters: [], bringsRefreshToken: false },
        alsoTokens: [{ name: 'user', pointer: '/authed_user/access_token' }],
        userinfoRequest: { method: 'POST', url: 'https://slack.com/api/auth.test' },
        userinfoPointers: { sub: '/user_id', preferred_username: '/user', email: '', name: '' },
        apiBaseUrl: 'https://slack.com/api',
        firstRequest: { method: 'POST', url: 'https://slack.com/api/auth.test' },
      },
      practice: null,
      assumed: [],
      departures: [
        {
          what: 'Refusals come with HTTP 200: ok is false, and error is in Slack’s own words.',
          section: 'RFC 6749 §5.2',
        },
        { what: 'Scopes are parted by commas, in the request and in the answer.', section: 'RFC 6749 §3.3' },
        { what: 'Scopes of the user are asked for in user_scope; scope is for the bot.', section: 'RFC 6749 §3.3' },
        { what: 'The bot’s token is at the top, the user’s in authed_user.access_token.', section: 'RFC 6749 §5.1' },
        {
          what: 'Turning PKCE on makes the app a public client for good, without bot scopes.',
          section: 'RFC 7636 §4.3',
        },
      ],
      facts: {
        ...silentFacts,
        redirect:
          'https, even for localhost: when the page fails to load, paste its address. http://localhost only for apps with PKCE on.',
        refresh: 'Only with token rotation on. It rotates, and each works once.',
        lifetimes: 'Without rotation tokens never expire and no expires_in comes. With it: 12 hours.',
        errors: '{"ok": false, "error": …} with HTTP 200.',
      },
    },
  ],
};
