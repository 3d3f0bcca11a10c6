import { type PresetFacts, type PresetProfile, type PresetVariable, type Provider, silentFacts } from './preset.ts';

const domain: PresetVariable = {
  name: 'domain',
  form: 'host',
  label: 'Domain',
  hint: 'The host of the org, such as dev-123456.okta.com.',
  initial: '',
  choices: [],
};

function profileOf(issuer: string, base: string): PresetProfile {
  return {
    name: 'Okta',
    color: 'blue',
    grant: 'authorization_code',
    issuer,
    authorizationEndpoint: `${base}/v1/authorize`,
    tokenEndpoint: `${base}/v1/token`,
    revocationEndpoint: `${base}/v1/revoke`,
    introspectionEndpoint: `${base}/v1/introspect`,
    userinfoEndpoint: `${base}/v1/userinfo`,
    clientAuthentication: 'client_secret_basic',
    scopes: ['openid', 'offline_access'],
    redirect: { kind: 'callback', host: '127.0.0.1' },
    pkce: 'S256',
    firstRequest: { method: 'GET', url: `${base}/v1/userinfo` },
  };
}

const departures = [
  {
    what: 'offline_access is asked for on the authorization request, not at the token endpoint.',
    section: 'OpenID Connect Core §11',
  },
];

const facts: PresetFacts = {
  ...silentFacts,
  credentials: 'How the client authenticates is set per application.',
  redirect: 'Exact entries. Whether any port of loopback is taken is not confirmed.',
  refresh:
    'The scope offline_access, with the refresh grant enabled. It lasts for web and native apps and rotates for single-page ones; reuse kills all.',
  limits: 'All scopes together have at most 1,024 characters.',
};

/** Okta: the org's own authorization server, and those that one makes in it. */
export const okta: Provider = {
  id: 'okta',
  name: 'Okta',
  docsUrl: 'https://developer.okta.com/docs/guides/refresh-tokens/',
  presets: [
    {
      id: 'okta',
      way: 'Custom authorization server',
      variables: [
        domain,
        {
          name: 'server',
          form: 'word',
          label: 'Authorization server',
          hint: 'The ID of the server: default is the one that comes with the org.',
          initial: 'default',
          choices: [],
        },
      ],
      profile: profileOf('https://{{domain}}/oauth2/{{server}}', 'https://{{domain}}/oauth2/{{server}}'),
      practice: null,
      assumed: ['redirect'],
      departures,
      facts: {
        ...facts,
        lifetimes: 'Access token 3600 s in the example. Refresh token unlimited, but 7 days idle by default.',
      },
    },
    {
      id: 'okta-org',
      way: 'Org authorization server',
      variables: [domain],
      profile: profileOf('https://{{domain}}', 'https://{{domain}}/oauth2'),
      practice: null,
      assumed: ['redirect'],
      departures,
      facts: { ...facts, lifetimes: 'Access token 3600 s in the example. Refresh token 90 days.' },
    },
  ],
};
