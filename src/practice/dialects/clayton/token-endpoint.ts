import { jsonAnswer, plainRefusal } from '../answers.ts';
import type { Refusal } from '../dialect.ts';
import { type Fields, readBodyFields, readQuery } from '../request-fields.ts';
import { ACCESS_TOKEN_SECONDS, type Launch, REFRESH_TOKEN_SECONDS, refusal, SCOPE } from './launch.ts';

/** What the documented token requests carry in the body. The code alone goes in the URL. */
const BODY_NAMES = ['client_id', 'client_secret', 'grant_type', 'scope', 'redirect_uri', 'refresh_token'] as const;

/** Redeems a code or a refresh token. */
export async function answerTokenRequest(launch: Launch, request: Request, url: URL): Promise<Response> {
  const query = readQuery(url);
  if ('refusal' in query) return plainRefusal(query.refusal);
  const stray = BODY_NAMES.find((name) => query.fields.has(name));
  if (stray !== undefined) {
    return plainRefusal(refusal('invalid_request', `${stray} came in the URL. It belongs in the form-encoded body.`));
  }
  const body = await readBodyFields(request, ['form']);
  if ('refusal' in body) return plainRefusal(body.refusal);
  const refused = refuseClient(launch, request.headers, body.fields);
  if (refused !== undefined) return plainRefusal(refused);

  switch (body.fields.get('grant_type')) {
    case 'authorization_code':
      return redeemCode(launch, query.fields, body.fields);
    case 'refresh_token':
      return refresh(launch, body.fields);
    case undefined:
      return plainRefusal(refusal('invalid_request', 'grant_type is missing from the body.'));
    default: {
      const description = `${launch.edition.name} takes authorization_code and refresh_token as grant_type, nothing else.`;
      return plainRefusal(refusal('unsupported_grant_type', description));
    }
  }
}

/** Client authentication by `client_secret_post` (RFC 6749, section 2.3.1): the only way that is documented. */
function refuseClient({ edition, facts }: Launch, headers: Headers, body: Fields): Refusal | undefined {
  const inHeader = headers.has('authorization');
  if (inHeader && body.has('client_secret')) {
    return refusal('invalid_request', 'The client authenticates twice: in the Authorization header and in the body.');
  }
  if (inHeader) {
    const description = 'The Authorization header is not taken here. client_id and client_secret go in the body.';
    const challenged = { 'www-authenticate': `Basic realm="${edition.key}"` };
    return { status: 401, code: 'invalid_client', description, headers: challenged };
  }
  for (const name of ['client_id', 'client_secret'] as const) {
    const value = body.get(name);
    if (value === undefined) return refusal('invalid_client', `${name} is missing from the body.`);
    if (value !== facts[name]) return refusal('invalid_client', `${name} is not the registered one.`);
  }
  return undefined;
}

function redeemCode(launch: Launch, query: Fields, body: Fields): Response {
  const fault = faultOfExchange(launch, query, body);
  if (fault !== undefined) return plainRefusal(fault);
  const redeemed = launch.codes.redeem(query.get('code') ?? '');
  switch (redeemed.state) {
    case 'fresh':
      return jsonAnswer(issueTokens(launch, redeemed.grant));
    case 'used':
      launch.tokens.revokeGrant(redeemed.grant);
      return plainRefusal(
        refusal('invalid_grant', 'The code was used before. The tokens that it gave are revoked now.'),
      );
    case 'expired':
      return plainRefusal(refusal('invalid_grant', 'The code expired. Open the consent URL again for a new one.'));
    case 'unknown':
      return plainRefusal(refusal('invalid_grant', 'The code is unknown here. Was it copied whole?'));
  }
}

/** What is wrong with a code exchange beside the code itself, which then is not used up. */
function faultOfExchange({ facts }: Launch, query: Fields, body: Fields): Refusal | undefined {
  const place = `${facts.token_endpoint}?code=<the code>`;
  if (body.has('code')) {
    return refusal('invalid_request', `code came in the body. It belongs in the query of the token URL: ${place}`);
  }
  if (!query.has('code'))
    return refusal('invalid_request', `code is missing. It goes in the query of the token URL: ${place}`);
  const redirectUri = body.get('redirect_uri');
  if (redirectUri === undefined) {
    return refusal('invalid_request', `redirect_uri is missing from the body. It is ${facts.redirect_uri}`);
  }
  if (redirectUri !== facts.redirect_uri) {
    return refusal('invalid_grant', `redirect_uri is not the one of the consent, which is ${facts.redirect_uri}`);
  }
  if (!body.has('scope')) return refusal('invalid_scope', `scope is missing from the body. It is ${SCOPE}.`);
  return refuseScope(body);
}

function refuseScope(body: Fields): Refusal | undefined {
  return (body.get('scope') ?? SCOPE) === SCOPE ? undefined : refusal('invalid_scope', `The only scope is ${SCOPE}.`);
}

function refresh(launch: Launch, body: Fields): Response {
  const { tokens, setup } = launch;
  const text = body.get('refresh_token');
  if (text === undefined) return plainRefusal(refusal('invalid_request', 'refresh_token is missing from the body.'));
  const fault = refuseScope(body);
  if (fault !== undefined) return plainRefusal(fault);
  const found = tokens.find('refresh', text);
  if (found.state !== 'live') {
    if (found.state === 'replaced') tokens.revokeGrant(found.token.grant ?? '');
    return plainRefusal(refusal('invalid_grant', whyDead(launch, text)));
  }
  const grant = found.token.grant ?? '';
  if (!setup.rotates(true)) return jsonAnswer(issueTokens(launch, grant, text));
  tokens.replace(text);
  return jsonAnswer(issueTokens(launch, grant));
}

function whyDead({ tokens }: Launch, text: string): string {
  switch (tokens.find('refresh', text).state) {
    case 'replaced':
      return 'The refresh token was used before and gave way to a new one. Every token of this consent is revoked now.';
    case 'expired':
      return 'The refresh token expired. Open the consent URL again.';
    case 'revoked':
      return 'The refresh token was revoked. Open the consent URL again.';
    default:
      return tokens.find('access', text).state === 'unknown'
        ? 'The refresh token is unknown here. A restart of the practice provider ends every token.'
        : 'This is an access token. The refresh token came beside it.';
  }
}

/** The documented response, member by member. A refresh token that is kept is told again. */
function issueTokens(
  { tokens, setup }: Launch,
  grant: string,
  keptRefreshToken?: string,
): Readonly<Record<string, unknown>> {
  const seconds = setup.lifetime(ACCESS_TOKEN_SECONDS);
  const newRefreshToken = () => tokens.issue({ kind: 'refresh', scope: SCOPE, seconds: REFRESH_TOKEN_SECONDS, grant });
  return {
    access_token: tokens.issue({ kind: 'access', scope: SCOPE, seconds, grant }),
    ...(setup.givesRefreshTokens() ? { refresh_token: keptRefreshToken ?? newRefreshToken() } : {}),
    scope: SCOPE,
    token_type: 'Bearer',
    expires_in: seconds,
  };
}
