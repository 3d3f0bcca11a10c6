import type { DialectFacts } from '../dialect.ts';
import { KEEP_ACCESS_TOKEN, type VendorPage, type VendorStep } from '../vendor-page.ts';
import { CLIQUIFY_CLIENT, CLIQUIFY_REFUSED_CLIENTS, ROUTE_SCOPES } from './clients.ts';
import { REQUEST_LIMIT, TOKEN_SECONDS } from './limits.ts';

/** Cliquify's page: both ways to ask for a token, the token's lists, its introspection and revocation. */
export function describeCliquify(facts: DialectFacts): VendorPage {
  return {
    name: 'Cliquify',
    words:
      'A design platform. A program gets a token for itself by client credentials; its scopes were assigned in the developer portal and are not asked for.',
    documentation: 'https://oauth.cliquify.me/docs/access-token',
    facts,
    rows: [
      ['Introspection', `${facts.base}/oauth/introspect`],
      ['Revocation', `${facts.base}/oauth/revoke`],
      ['Assets', `${facts.base}/api/assets`],
      ['Folders', `${facts.base}/api/folders`],
      ['Scopes', CLIQUIFY_CLIENT.scopes.join(' ')],
      ['Authentication', 'client_secret_post'],
      ['Token lives', `${TOKEN_SECONDS} seconds`],
      ['Rate limit', `${REQUEST_LIMIT.count} requests a minute`],
      ...CLIQUIFY_REFUSED_CLIENTS.flatMap(({ id, secret, words }) => [
        [`Client, ${words}`, id] as const,
        ['Its secret', secret] as const,
      ]),
    ],
    steps: stepsOf(facts),
    documented: DOCUMENTED,
    ours: OURS,
  };
}

function stepsOf(facts: DialectFacts): readonly VendorStep[] {
  const { base, token_endpoint, api_url, client_id, client_secret } = facts;
  return [
    {
      title: 'Get a token',
      words: 'Form-encoded, with a grant type. The token lies one level deep, in “token”.',
      command: `TOKENS=$(curl --silent --location '${token_endpoint}' \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data-urlencode 'grant_type=client_credentials' \\
  --data-urlencode 'client_id=${client_id}' \\
  --data-urlencode 'client_secret=${client_secret}')
${KEEP_ACCESS_TOKEN}`,
    },
    {
      title: 'Or get one with JSON',
      words: 'The newer documentation sends JSON, with client_id and client_secret alone.',
      command: `curl --location '${token_endpoint}' \\
  --header 'Content-Type: application/json' \\
  --data '{"client_id": "${client_id}", "client_secret": "${client_secret}"}'`,
    },
    {
      title: 'Call the API',
      words: 'Assets and folders are had the same way.',
      command: `curl '${api_url}' --header "Authorization: Bearer $ACCESS_TOKEN"`,
    },
    {
      title: 'Introspect the token',
      words: 'A dead token is answered with 422, not with active: false.',
      command: `curl '${base}/oauth/introspect' \\
  --header 'Content-Type: application/json' \\
  --data "{\\"token\\": \\"$ACCESS_TOKEN\\"}"`,
    },
    {
      title: 'Revoke it',
      words: 'From here on the API answers revoked_access_token.',
      command: `curl '${base}/oauth/revoke' \\
  --header 'Content-Type: application/json' \\
  --data "{\\"token\\": \\"$ACCESS_TOKEN\\"}"
curl '${api_url}' --header "Authorization: Bearer $ACCESS_TOKEN"`,
    },
  ];
}

const DOCUMENTED: readonly string[] = [
  'The older documentation sends the token request form-encoded with grant_type, the newer one as JSON without it.',
  'The token response is nested: success, and token with token_type, expires_in and access_token.',
  'A token lives 30 days: expires_in 2592000. One example of the newer documentation shows 31536000.',
  'No refresh token is issued: the same credentials are sent again.',
  'Scopes are assigned to the client in the developer portal.',
  `The newer documentation says that every route wants all of these scopes: ${ROUTE_SCOPES.join(', ')}.`,
  'API errors have a code and a message: missing_access_token, invalid_access_token, expired_access_token, revoked_access_token, missing_scope.',
  'Errors of a token request sent as JSON have success, message and details: 400, 401, 403; a missing field is a 422 with {"field": ["message"]}.',
  'Introspection answers success, message and data when it was asked with JSON, and the data alone when it was asked with a form.',
  'Introspection and revocation of a dead token are a 422, and their examples authenticate no client.',
  'There is a rate limit: 429, too_many_requests.',
];

const OURS: readonly string[] = [
  'Two more clients show refusals: one lacks assets:read and gets a 403 from every route; the enterprise of the other is inactive, and the token endpoint answers 403.',
  `The number of the rate limit: ${REQUEST_LIMIT.count} requests a minute over all endpoints, with Retry-After.`,
  'The body’s own Content-Type decides between the two ways, and so between the two shapes of errors.',
  'An error of a token request sent as a form has code and message: 400 missing_field, 400 unsupported_grant_type, 401 invalid_client, 403 permission_denied.',
  'Details of an error hold its code.',
  'A dead token that was asked about with a form is a 422 with code and message.',
  'API errors have code and message, where the newer documentation shows the message alone. They carry no WWW-Authenticate header: none is shown.',
  'expires_at of introspection is in UTC: the documentation names no zone.',
  'The members of templates, assets and folders, and that a list lies in “data”.',
  'The access token is opaque; the documentation’s looks like a JWT.',
];
