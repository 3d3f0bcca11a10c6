import { jsonAnswer, pageAnswer, plainRefusal } from '../answers.ts';
import { type ClientCredentialsRule, refuseTokenRequest } from '../client-credentials.ts';
import type { Dialect, DialectFacts, DialectSetup, Refusal, Vendor } from '../dialect.ts';
import { clearedTogether, IssuedTokens } from '../issued-tokens.ts';
import { refuseTooMany, secondsToWait } from '../request-limit.ts';
import { answerByRoutes } from '../routes.ts';
import { vendorPage } from '../vendor-page.ts';
import { createClarifyApi } from './clarify-api.ts';
import { describeClarify } from './describe-clarify.ts';
import { TOKEN_LIMIT, TOKEN_SECONDS } from './limits.ts';

/** The integration: its id is also the user name of its Basic credentials. */
const INTEGRATION = 'practiceintegration1';

/** Clarify: a platform for time series with a JSON-RPC API and credentials in a file. */
export const CLARIFY: Vendor = {
  key: 'clarify',
  name: 'Clarify',
  words:
    'Client credentials with an audience that ends in a slash; a credentials file; a JSON-RPC API that takes Basic, too.',
  create: createClarify,
};

/** What the endpoints of one launch share. */
interface Clarify {
  readonly setup: DialectSetup;
  readonly facts: DialectFacts;
  readonly tokens: IssuedTokens;
}

function createClarify(setup: DialectSetup): Dialect {
  const { base } = setup;
  const clarify: Clarify = { setup, facts: clarifyFacts(base), tokens: new IssuedTokens(setup) };
  const { facts, tokens } = clarify;
  const api = createClarifyApi({ ...clarify, integration: INTEGRATION });
  return {
    facts,
    tokens: clearedTogether(tokens, [api]),
    refuse: plainRefusal,
    answer: answerByRoutes({
      base,
      refuse: plainRefusal,
      routes: {
        '/': { GET: () => pageAnswer(vendorPage(describeClarify(facts))) },
        '/v1/oauth/token': { POST: (request) => answerToken(request, clarify) },
        '/v1/rpc': { POST: (request) => api.answer(request) },
        '/credentials.json': { GET: () => credentialsFile(clarify, 'client-credentials') },
        '/basic-credentials.json': { GET: () => credentialsFile(clarify, 'basic-auth') },
      },
    }),
  };
}

function clarifyFacts(base: string): DialectFacts {
  return {
    base,
    authorization_endpoint: null,
    token_endpoint: `${base}/v1/oauth/token`,
    api_url: `${base}/v1/rpc`,
    redirect_uri: null,
    audience: `${base}/v1/`,
    client_id: 'clarify-practice-client',
    client_secret: 'clarify-practice-secret',
    basic_user: INTEGRATION,
    basic_password: 'clarify-practice-password',
  };
}

async function answerToken(request: Request, { setup, facts, tokens }: Clarify): Promise<Response> {
  const rule: ClientCredentialsRule = {
    clientId: facts.client_id,
    clientSecret: facts.client_secret,
    bodyForms: ['form'],
    audience: facts.audience ?? '',
  };
  const refusal = (await refuseTokenRequest(request, rule)) ?? refuseMoreTokens(tokens, setup.now());
  if (refusal !== undefined) return plainRefusal(refusal);
  const scope = 'invoke:integration';
  const seconds = setup.lifetime(TOKEN_SECONDS);
  const access_token = tokens.issue({ kind: 'access', scope, seconds });
  return jsonAnswer({ access_token, scope, expires_in: seconds, token_type: 'Bearer' });
}

function refuseMoreTokens(tokens: IssuedTokens, now: number): Refusal | undefined {
  const wait = secondsToWait(tokens.issuedAfter(now - TOKEN_LIMIT.seconds * 1000), TOKEN_LIMIT, now);
  return refuseTooMany(wait, `No more than ${TOKEN_LIMIT.count} access tokens a minute. Keep yours until it expires.`);
}

/** A credentials file, as Clarify gives it to download: for Basic the client's id is the integration's. */
function credentialsFile({ facts, setup }: Clarify, type: 'client-credentials' | 'basic-auth'): Response {
  const basic = type === 'basic-auth';
  const file = {
    name: basic ? 'Practice, Basic' : 'Practice',
    createdAt: new Date(setup.now()).toISOString(),
    apiUrl: facts.audience,
    integration: INTEGRATION,
    credentials: {
      type,
      clientId: basic ? facts.basic_user : facts.client_id,
      clientSecret: basic ? facts.basic_password : facts.client_secret,
    },
  };
  const filename = basic ? 'clarify-basic-credentials.json' : 'clarify-credentials.json';
  return jsonAnswer(file, 200, { 'content-disposition': `attachment; filename="${filename}"` });
}
