import type { DialectFacts } from '../dialect.ts';
import { KEEP_ACCESS_TOKEN, type VendorPage, type VendorStep } from '../vendor-page.ts';
import { CLARIFY_VERSIONS, type ClarifyVersion } from './call-clarify.ts';
import { FORCED_ERRORS } from './insert-data.ts';
import { CALL_LIMIT, TOKEN_LIMIT, TOKEN_SECONDS } from './limits.ts';

/** A call of the API: `headers` are curl's own arguments. */
interface ApiCall {
  readonly headers: string;
  readonly version: ClarifyVersion;
  readonly method: string;
  readonly params: object;
}

/** Clarify's page: both credentials files, both ways in, and what its documentation says. */
export function describeClarify(facts: DialectFacts): VendorPage {
  return {
    name: 'Clarify',
    words:
      'A platform for time series. A program gets a token for itself by client credentials, for one audience, or calls the API with a user name and a password.',
    documentation: 'https://docs.clarify.io/api/1.1beta1/http/authentication',
    facts,
    rows: [
      ['Integration', facts.basic_user ?? ''],
      ['Credentials file', `${facts.base}/credentials.json`],
      ['The same for Basic', `${facts.base}/basic-credentials.json`],
      ['Scope', 'invoke:integration'],
      ['Authentication', 'client_secret_post'],
      ['Token lives', `${TOKEN_SECONDS} seconds`],
      ['Token limit', `${TOKEN_LIMIT.count} a minute`],
      ['API limit', `${CALL_LIMIT.count} requests a second`],
    ],
    steps: stepsOf(facts),
    documented: DOCUMENTED,
    ours: OURS,
  };
}

function stepsOf(facts: DialectFacts): readonly VendorStep[] {
  const { token_endpoint, audience, api_url, basic_user, basic_password } = facts;
  const call = ({ headers, version, method, params }: ApiCall) =>
    `curl ${headers} \\
  --request POST \\
  --url '${api_url}' \\
  --header 'Content-Type: application/json' \\
  --header 'X-API-Version: ${version}' \\
  --data '${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}'`;
  const basic = `--user '${basic_user}:${basic_password}'`;
  const integration = basic_user;
  return [
    {
      title: 'Get a token',
      words: 'The audience is the API’s URL with its closing slash.',
      command: `TOKENS=$(curl --silent --request POST \\
  --url '${token_endpoint}' \\
  --header 'content-type: application/x-www-form-urlencoded' \\
  --data grant_type=client_credentials \\
  --data client_id='${facts.client_id}' \\
  --data client_secret='${facts.client_secret}' \\
  --data audience='${audience}')
${KEEP_ACCESS_TOKEN}`,
    },
    {
      title: 'Call the API',
      words: 'The word Bearer stands before the token: the vendor’s own example forgets it, and gets a 401 here.',
      command: call({
        headers: '--header "Authorization: Bearer $ACCESS_TOKEN"',
        version: '1.1',
        method: 'clarify.selectItems',
        params: { integration, query: { limit: 10 } },
      }),
    },
    {
      title: 'Call it without a token',
      words: 'Basic credentials go straight to the API. The user name is the integration’s ID.',
      command: call({
        headers: basic,
        version: '1.1beta1',
        method: 'clarify.selectItems',
        params: { integration, items: { include: true, limit: 10 }, data: { include: true } },
      }),
    },
    {
      title: 'See an error under HTTP 200',
      words: 'JSON-RPC says in the body what went wrong. The status stays 200.',
      command: call({
        headers: `--include ${basic}`,
        version: '1.1',
        method: 'integration.insert',
        params: { data: { times: [], series: {} } },
      }),
    },
  ];
}

const DOCUMENTED: readonly string[] = [
  'The token request is form-encoded, with client_id and client_secret in the body and audience beside them.',
  'The token response has access_token, scope, expires_in and token_type. The example says 86400, the text “about 2 hours”.',
  'Several scopes are separated by commas.',
  'The token endpoint is rate limited: keep a token until it expires.',
  'The API takes 10 requests a second.',
  'X-API-Version names the version; without it the latest stable one answers.',
  'A request without an id, or with null for one, is answered with an empty 204.',
  'Batches are not taken.',
  'Every JSON-RPC error comes with HTTP 200, and its data has a trace and, where parameters are wrong, params.',
  'Clarify has error codes of its own beside those of JSON-RPC: -32001, -32002, -32003, -32009, -32015, -32021.',
];

const OURS: readonly string[] = [
  `The number of the token limit: ${TOKEN_LIMIT.count} a minute, with Retry-After.`,
  'The body of a 401, a 429 and of a refused token request, as RFC 6749 has it, with the challenge of RFC 6750. Credentials in the Authorization header are not taken at the token endpoint.',
  `The versions are ${CLARIFY_VERSIONS.join(', ')}; another one is a 400, and a Content-Type other than application/json a 415.`,
  'The methods are clarify.selectItems and integration.insert. The integration has no access to the admin namespace: -32003.',
  'clarify.selectItems takes the integration but does not want it; integration.insert wants it.',
  'A parameter of another version (query in 1.1beta1, items and data later) is refused and named.',
  'A batch is an invalid request, -32600, and the order of positional parameters is ours.',
  `integration.insert answers an error code when a series is named after it: ${Object.keys(FORCED_ERRORS).join(', ')}.`,
  'The words of the messages beside those of JSON-RPC, and the items and their values.',
];
