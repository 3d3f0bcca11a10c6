import { type PresetProfile, type PresetVariable, type Provider, silentFacts } from './preset.ts';

const integration: PresetVariable = {
  name: 'integration',
  form: 'word',
  label: 'Integration ID',
  hint: 'It stands in the credentials file as integration.',
  initial: '',
  choices: [],
};

const practiceIntegration = 'practiceintegration1';

/** The call that the pages have as their example, for one integration. */
function apiOf(base: string, integrationId: string) {
  return {
    apiBaseUrl: `${base}/`,
    defaultHeaders: [{ name: 'X-API-Version', value: '1.1beta1' }],
    firstRequest: {
      method: 'POST',
      url: `${base}/rpc`,
      body: `{"jsonrpc":"2.0","id":1,"method":"clarify.selectItems","params":{"integration":"${integrationId}","items":{"include":true,"limit":10}}}`,
    },
  } satisfies PresetProfile;
}

const realApi = apiOf('https://api.clarify.io/v1', '{{integration}}');
const practiceApi = apiOf('{{practice}}/clarify/v1', practiceIntegration);

const jsonRpc = 'The API answers JSON-RPC errors with HTTP 200: look for error in the body.';

/** Clarify: a platform for time series. */
export const clarify: Provider = {
  id: 'clarify',
  name: 'Clarify',
  docsUrl: 'https://docs.clarify.io/api/1.1beta1/http/authentication',
  presets: [
    {
      id: 'clarify',
      way: 'Client credentials',
      variables: [integration],
      profile: {
        name: 'Clarify',
        color: 'green',
        grant: 'client_credentials',
        tokenEndpoint: 'https://api.clarify.io/v1/oauth/token',
        clientAuthentication: 'client_secret_post',
        scopes: [],
        scopeSeparator: ',',
        audience: 'https://api.clarify.io/v1/',
        ...realApi,
      },
      practice: {
        profile: {
          clientId: 'clarify-practice-client',
          tokenEndpoint: '{{practice}}/clarify/v1/oauth/token',
          audience: '{{practice}}/clarify/v1/',
          ...practiceApi,
        },
        clientSecret: 'clarify-practice-secret',
        password: null,
      },
      assumed: [],
      departures: [
        { what: 'The token request names its audience: the API’s URL with the closing slash.', section: 'RFC 8707 §2' },
        { what: 'Several scopes come parted by commas.', section: 'RFC 6749 §3.3' },
        { what: 'The example call leaves out the word Bearer; the text above it has it.', section: 'RFC 6750 §2.1' },
        { what: jsonRpc, section: '' },
      ],
      facts: {
        ...silentFacts,
        credentials: 'The integration gives a credentials file: clientId and clientSecret of type client-credentials.',
        refresh: 'Ask for a new token once this one has expired.',
        lifetimes: 'The page disagrees with itself: about 2 hours in its text, expires_in 86400 in its example.',
        limits:
          'The token endpoint is costly and rate limited: keep a token to its end. The API takes 10 requests a second.',
        errors: `Token endpoint: not documented, RFC 6749 is assumed. A dead token gets a 401. ${jsonRpc}`,
      },
    },
    {
      id: 'clarify-basic',
      way: 'HTTP Basic, no token',
      variables: [integration],
      profile: {
        name: 'Clarify',
        color: 'green',
        grant: 'basic',
        username: '{{integration}}',
        ...realApi,
      },
      practice: {
        profile: { username: practiceIntegration, ...practiceApi },
        clientSecret: null,
        password: 'clarify-practice-password',
      },
      assumed: [],
      departures: [
        { what: 'There is no token: each call carries user name and password.', section: 'RFC 7617 §2' },
        { what: jsonRpc, section: '' },
      ],
      facts: {
        ...silentFacts,
        credentials:
          'A credentials file of type basic-auth: the user name is the integration ID, the password its clientSecret.',
        limits: 'The API takes 10 requests a second.',
        errors: jsonRpc,
      },
    },
  ],
};
