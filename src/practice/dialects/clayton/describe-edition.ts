import { KEEP_ACCESS_TOKEN, type VendorPage } from '../vendor-page.ts';
import { ACCESS_TOKEN_SECONDS, CODE_SECONDS, type Launch, REFRESH_TOKEN_SECONDS, SCOPE } from './launch.ts';

/** What the page of an edition tells: its facts, and the four steps from consent to refresh. */
export function describeEdition({ edition: { name, documentation }, facts }: Launch): VendorPage {
  const consent = new URLSearchParams({
    response_type: 'code',
    client_id: facts.client_id,
    redirect_uri: facts.redirect_uri,
    scope: SCOPE,
  });
  const consentUrl = `${facts.authorization_endpoint}?${consent}`;
  return {
    name,
    documentation,
    words:
      'Code review for Salesforce. A native or CLI app gets no redirect of its own: a page of the vendor shows the code. The code then goes in the query of the token URL, all else in the body.',
    facts,
    rows: [
      ['Consent URL', consentUrl],
      ['Scope', SCOPE],
      ['Authentication', 'client_secret_post'],
      ['Access token lives', `${ACCESS_TOKEN_SECONDS} seconds`],
    ],
    steps: [consentStep(consentUrl), exchangeStep(facts), apiStep(facts), refreshStep(facts)],
    documented: [
      'The grants are authorization_code and refresh_token; there are no client credentials.',
      'The code goes in the query of the token URL; client_id, client_secret, grant_type, scope and redirect_uri go in the body, form-encoded.',
      `The token response is flat: access_token, refresh_token, scope, token_type, expires_in ${ACCESS_TOKEN_SECONDS}.`,
      'The secret is shown once and can not be had again.',
    ],
    ours: [
      'The path of the authorization endpoint is assumed: the vendor hands out a whole consent URL.',
      `A code works once, for ${CODE_SECONDS / 60} minutes. A second use revokes the tokens of the first.`,
      `A refresh gives a new refresh token and ends the old one. An old one that comes back revokes every token of the consent. A refresh token lives ${REFRESH_TOKEN_SECONDS / 86_400} days.`,
      'Every parameter of the documented requests is required; parameters that are not documented, PKCE’s among them, are ignored.',
      'Errors have the shape of RFC 6749, section 5.2, and those of the API RFC 6750’s. The list of workspaces is made up.',
    ],
  };
}

const KEEP_TOKENS = `${KEEP_ACCESS_TOKEN}
REFRESH_TOKEN=$(echo "$TOKENS" | sed -n 's/.*"refresh_token": *"\\([^"]*\\)".*/\\1/p')`;

function consentStep(consentUrl: string) {
  return {
    title: 'Give the consent and get the code',
    words:
      'Open the consent URL in a browser, press Allow and copy the code that the page shows. Or let curl press Allow:',
    command: `CONSENT_URL='${consentUrl}'
AUTH_CODE=$(curl --silent --output /dev/null --write-out '%{redirect_url}' \\
--data act=allow \\
"$CONSENT_URL" | sed 's/.*[?&]code=\\([^&]*\\).*/\\1/')
echo "$AUTH_CODE"`,
  };
}

function exchangeStep(facts: Launch['facts']) {
  return {
    title: 'Exchange the code for an access token',
    words: 'The code is in the URL, the rest in the body.',
    command: `CLIENT_ID='${facts.client_id}'
CLIENT_SECRET='${facts.client_secret}'
TOKENS=$(curl --silent --request POST \\
--url "${facts.token_endpoint}?code=$AUTH_CODE" \\
--header 'Content-Type: application/x-www-form-urlencoded' \\
--data "client_id=$CLIENT_ID" \\
--data "client_secret=$CLIENT_SECRET" \\
--data 'grant_type=authorization_code' \\
--data 'scope=${SCOPE}' \\
--data 'redirect_uri=${facts.redirect_uri}')
${KEEP_TOKENS}`,
  };
}

function apiStep(facts: Launch['facts']) {
  return {
    title: 'Call the API',
    words: 'The access token goes in the Authorization header, after the word Bearer.',
    command: `curl --silent --request GET \\
--url '${facts.api_url}' \\
--header 'accept: application/json' \\
--header 'content-type: application/json' \\
--header "authorization: Bearer $ACCESS_TOKEN"`,
  };
}

function refreshStep(facts: Launch['facts']) {
  return {
    title: 'Use the refresh token to get a new access token',
    words: 'The answer has a new refresh token, too: keep that one.',
    command: `TOKENS=$(curl --silent --request POST \\
--url '${facts.token_endpoint}' \\
--header 'content-type: application/x-www-form-urlencoded' \\
--data 'grant_type=refresh_token' \\
--data "client_id=$CLIENT_ID" \\
--data "client_secret=$CLIENT_SECRET" \\
--data "refresh_token=$REFRESH_TOKEN")
${KEEP_TOKENS}`,
  };
}
