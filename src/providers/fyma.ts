import { type PresetProfile, type Provider, silentFacts } from './preset.ts';

function apiOf(apiBaseUrl: string) {
  const firstRequest = { method: 'GET', url: `${apiBaseUrl}/tracking-cameras` };
  return { apiBaseUrl, firstRequest } satisfies PresetProfile;
}

const realApi = apiOf('https://api.fyma.ai');
const practiceApi = apiOf('{{practice}}/fyma/api');

/** Fyma: analytics of what cameras see, in early access. */
export const fyma: Provider = {
  id: 'fyma',
  name: 'Fyma',
  docsUrl: 'https://docs.fyma.ai/auth',
  presets: [
    {
      id: 'fyma',
      way: 'Client credentials',
      variables: [],
      profile: {
        name: 'Fyma',
        color: 'amber',
        grant: 'client_credentials',
        tokenEndpoint: 'https://auth.fyma.ai/oauth/token',
        clientAuthentication: 'client_secret_post',
        scopes: [],
        audience: 'https://api.fyma.ai',
        jsonTokenBody: true,
        ...realApi,
      },
      practice: {
        profile: {
          clientId: 'fyma-practice-client',
          tokenEndpoint: '{{practice}}/fyma/oauth/token',
          audience: '{{practice}}/fyma/api',
          issuanceLimit: { count: 20, per: 'day' },
          ...practiceApi,
        },
        clientSecret: 'fyma-practice-secret',
        password: null,
      },
      assumed: [],
      departures: [
        {
          what: 'The token request is documented with HTTPie, which sends a JSON object unless told otherwise.',
          section: 'RFC 6749 Appendix B',
        },
        { what: 'The token request names its audience, the API’s URL.', section: 'RFC 8707 §2' },
      ],
      facts: {
        ...silentFacts,
        credentials:
          'Ask for client ID and secret by e-mail, with name, organization, use case and contact: early access.',
        refresh: 'Ask for a new token when the API answers 401.',
        lifetimes: 'Access token: 86400 s.',
        limits: 'A daily limit on tokens issued, its number not documented: keep a token to its end and share it.',
        errors: 'A 401 says that the token expired. Bodies are not documented; RFC 6749 is assumed.',
      },
    },
    {
      id: 'fyma-legacy',
      way: 'Legacy token by HTTP Basic',
      variables: [],
      profile: { name: 'Fyma', color: 'amber', grant: 'basic', ...realApi },
      practice: {
        profile: { username: 'fyma-practice-token-id', ...practiceApi },
        clientSecret: null,
        password: 'fyma-practice-token-secret',
      },
      assumed: [],
      departures: [
        { what: 'There is no token request: each call carries token ID and secret by Basic.', section: 'RFC 7617 §2' },
      ],
      facts: {
        ...silentFacts,
        credentials: 'For tokens that exist already: the token ID is the user name, the token secret the password.',
      },
    },
  ],
};
