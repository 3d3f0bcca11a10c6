import type { Departure, Preset, PresetFacts, Provider } from './preset.ts';

/** What the two names of the one service share: all but name, page and practice client. */
interface Edition {
  readonly id: string;
  readonly name: string;
  readonly docsUrl: string;
  readonly practiceClientId: string;
  readonly practiceClientSecret: string;
}

const departures: readonly Departure[] = [
  {
    what: 'The code stands in the query of the token URL; the rest of the exchange is a form in the body.',
    section: 'RFC 6749 §4.1.3',
  },
  { what: 'The code exchange repeats the scope.', section: 'RFC 6749 §4.1.3' },
  {
    what: 'A native or command-line app is sent to a page of the vendor that shows the code: copy it from there.',
    section: 'RFC 8252 §7',
  },
  { what: 'A program that acts for itself still needs one consent: there are no client credentials.', section: '' },
];

const facts: PresetFacts = {
  credentials:
    'Register an app and tick “This is a native or CLI app”. Client ID and secret are shown once: store them. Editing the app shows its consent URL.',
  redirect: 'A native or CLI app is redirected to the vendor’s own page; others register addresses of their own.',
  refresh: 'A refresh token comes with the first token. Whether a refresh replaces it is not documented.',
  lifetimes: 'Access token: 5399 s in the example. Of code and refresh token nothing is said.',
  limits: '',
  errors: 'Not documented; those of RFC 6749 are assumed.',
};

function presetOf({ id, name, practiceClientId, practiceClientSecret }: Edition): Preset {
  const base = `{{practice}}/${id}`;
  return {
    id,
    way: '',
    variables: [],
    profile: {
      name,
      color: 'violet',
      grant: 'authorization_code',
      authorizationEndpoint: 'https://app.clayton.io/oauth2/authorize',
      tokenEndpoint: 'https://app.clayton.io/oauth2/token',
      clientAuthentication: 'client_secret_post',
      scopes: ['workspace'],
      redirect: { kind: 'provider-page', uri: 'https://app.clayton.io/authorized' },
      pkce: 'off',
      codeInQuery: true,
      scopeInExchange: true,
      apiBaseUrl: 'https://app.clayton.io/api',
      firstRequest: {
        method: 'GET',
        url: 'https://app.clayton.io/api/workspaces',
        headers: [{ name: 'Content-Type', value: 'application/json' }],
      },
    },
    practice: {
      profile: {
        clientId: practiceClientId,
        authorizationEndpoint: `${base}/oauth2/authorize`,
        tokenEndpoint: `${base}/oauth2/token`,
        redirect: { kind: 'provider-page', uri: `${base}/authorized` },
        apiBaseUrl: `${base}/api`,
        firstRequest: {
          method: 'GET',
          url: `${base}/api/workspaces`,
          headers: [{ name: 'Content-Type', value: 'application/json' }],
        },
      },
      clientSecret: practiceClientSecret,
      password: null,
    },
    assumed: ['authorizationEndpoint'],
    departures,
    facts,
  };
}

function providerOf(edition: Edition): Provider {
  const { id, name, docsUrl } = edition;
  return { id, name, docsUrl, presets: [presetOf(edition)] };
}

/** Clayton: code review for Salesforce. */
export const clayton = providerOf({
  id: 'clayton',
  name: 'Clayton',
  docsUrl: 'https://help.clayton.io/en/articles/9104536-invoke-clayton-s-apis-using-oauth2',
  practiceClientId: 'clayton-practice-app',
  practiceClientSecret: 'clayton-practice-secret',
});

/** Gearset Code Reviews: the same service under its new name, still at Clayton's addresses. */
export const codeReviews = providerOf({
  id: 'code-reviews',
  name: 'Gearset Code Reviews',
  docsUrl: 'https://docs.gearset.com/en/articles/11478711-invoke-code-reviews-apis-using-oauth2',
  practiceClientId: 'code-reviews-practice-app',
  practiceClientSecret: 'code-reviews-practice-secret',
});
