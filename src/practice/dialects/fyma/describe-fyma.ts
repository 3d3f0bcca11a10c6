import type { DialectFacts } from '../dialect.ts';
import { KEEP_ACCESS_TOKEN, type VendorPage, type VendorStep } from '../vendor-page.ts';
import { DAILY_LIMIT, TOKEN_SECONDS } from './limits.ts';

/** Fyma's page: the token request, the call, and the legacy token. */
export function describeFyma(facts: DialectFacts): VendorPage {
  return {
    name: 'Fyma',
    words:
      'Analytics of cameras, in early access. A program gets a token for itself by client credentials, for one audience; older tokens go straight to the API by Basic.',
    documentation: 'https://docs.fyma.ai/auth',
    facts,
    rows: [
      ['Authentication', 'client_secret_post'],
      ['Token lives', `${TOKEN_SECONDS} seconds`],
      ['Daily limit', `${DAILY_LIMIT.count} tokens in any 24 hours`],
    ],
    steps: stepsOf(facts),
    documented: DOCUMENTED,
    ours: OURS,
  };
}

function stepsOf(facts: DialectFacts): readonly VendorStep[] {
  const { token_endpoint, audience, api_url, client_id, client_secret, basic_user, basic_password } = facts;
  return [
    {
      title: 'Get a token',
      words: 'The documentation uses HTTPie, which sends JSON. This is the same request by curl.',
      command: `TOKENS=$(curl --silent '${token_endpoint}' \\
  --header 'Content-Type: application/json' \\
  --data '{"grant_type": "client_credentials", "audience": "${audience}", "client_id": "${client_id}", "client_secret": "${client_secret}"}')
${KEEP_ACCESS_TOKEN}`,
    },
    {
      title: 'Or get one with HTTPie',
      words: 'As the documentation has it, where HTTPie is installed. Every token counts towards the daily limit.',
      command: `http --ignore-stdin ${token_endpoint} \\
  grant_type=client_credentials \\
  audience=${audience} \\
  client_id=${client_id} \\
  client_secret=${client_secret}`,
    },
    {
      title: 'Call the API',
      words: 'A 401 says that the token expired: get a new one then, and not before.',
      command: `curl '${api_url}' --header "Authorization: Bearer $ACCESS_TOKEN"`,
    },
    {
      title: 'Call it with a legacy token',
      words: 'The token’s ID is the user name, its secret the password.',
      command: `curl --user '${basic_user}:${basic_password}' '${api_url}'`,
    },
  ];
}

const DOCUMENTED: readonly string[] = [
  'The token request has grant_type, audience, client_id and client_secret, sent by HTTPie, whose body is JSON.',
  'The token response has access_token, token_type and expires_in 86400.',
  'An expired token is a 401: ask for a new one then.',
  'The number of tokens issued in a day is limited: cache and reuse them.',
  'Legacy tokens are taken by Basic: token ID and token secret.',
  'Client ID and secret come by e-mail.',
];

const OURS: readonly string[] = [
  `The number of the daily limit: ${DAILY_LIMIT.count} tokens in any 24 hours. Past it the answer is 429 with Retry-After; only tokens count, not refused requests.`,
  'The token endpoint takes a form, too.',
  'The bodies of errors, as RFC 6749 has them, with the challenge of RFC 6750 on a 401 of the API.',
  'The cameras and what is said of them.',
];
