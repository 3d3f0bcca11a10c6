import { jsonAnswer, pageAnswer, plainRefusal } from '../answers.ts';
import { refuseApiCall } from '../api-access.ts';
import { type ClientCredentialsRule, refuseTokenRequest } from '../client-credentials.ts';
import type { Dialect, DialectFacts, DialectSetup, Refusal, Vendor } from '../dialect.ts';
import { IssuedTokens } from '../issued-tokens.ts';
import { refuseTooMany, secondsToWait } from '../request-limit.ts';
import { answerByRoutes } from '../routes.ts';
import { vendorPage } from '../vendor-page.ts';
import { describeFyma } from './describe-fyma.ts';
import { DAILY_LIMIT, TOKEN_SECONDS } from './limits.ts';

/** Fyma: analytics of cameras, with client credentials by e-mail and tokens of older days by Basic. */
export const FYMA: Vendor = {
  key: 'fyma',
  name: 'Fyma',
  words: 'Client credentials with an audience, sent as JSON; a daily limit on tokens; legacy tokens by Basic.',
  create: createFyma,
};

const CAMERAS = [
  { id: 'practice-camera-1', name: 'Main entrance', timezone: 'Europe/Tallinn', active: true },
  { id: 'practice-camera-2', name: 'Car park north', timezone: 'Europe/Tallinn', active: true },
  { id: 'practice-camera-3', name: 'Loading dock', timezone: 'Europe/Tallinn', active: false },
];

function createFyma(setup: DialectSetup): Dialect {
  const facts = fymaFacts(setup.base);
  const tokens = new IssuedTokens(setup);
  return {
    facts,
    tokens,
    refuse: plainRefusal,
    answer: answerByRoutes({
      base: setup.base,
      refuse: plainRefusal,
      routes: {
        '/': { GET: () => pageAnswer(vendorPage(describeFyma(facts))) },
        '/oauth/token': { POST: (request) => answerToken(request, { setup, facts, tokens }) },
        '/api/tracking-cameras': { GET: (request) => answerCameras(request, facts, tokens) },
      },
    }),
  };
}

function fymaFacts(base: string): DialectFacts {
  const audience = `${base}/api`;
  return {
    base,
    authorization_endpoint: null,
    token_endpoint: `${base}/oauth/token`,
    api_url: `${audience}/tracking-cameras`,
    redirect_uri: null,
    audience,
    client_id: 'fyma-practice-client',
    client_secret: 'fyma-practice-secret',
    basic_user: 'fyma-practice-token-id',
    basic_password: 'fyma-practice-token-secret',
  };
}

interface Fyma {
  readonly setup: DialectSetup;
  readonly facts: DialectFacts;
  readonly tokens: IssuedTokens;
}

async function answerToken(request: Request, { setup, facts, tokens }: Fyma): Promise<Response> {
  const rule: ClientCredentialsRule = {
    clientId: facts.client_id,
    clientSecret: facts.client_secret,
    bodyForms: ['json', 'form'],
    audience: facts.audience ?? '',
  };
  const refusal = (await refuseTokenRequest(request, rule)) ?? refuseMoreTokens(tokens, setup.now());
  if (refusal !== undefined) return plainRefusal(refusal);
  const seconds = setup.lifetime(TOKEN_SECONDS);
  const access_token = tokens.issue({ kind: 'access', scope: '', seconds });
  return jsonAnswer({ access_token, token_type: 'Bearer', expires_in: seconds });
}

function refuseMoreTokens(tokens: IssuedTokens, now: number): Refusal | undefined {
  const wait = secondsToWait(tokens.issuedAfter(now - DAILY_LIMIT.seconds * 1000), DAILY_LIMIT, now);
  return refuseTooMany(
    wait,
    `The daily limit of ${DAILY_LIMIT.count} access tokens is reached. Cache and reuse yours.`,
  );
}

function answerCameras(request: Request, facts: DialectFacts, tokens: IssuedTokens): Response {
  const refusal = refuseApiCall(request, {
    realm: 'fyma',
    tokens,
    user: facts.basic_user ?? '',
    password: facts.basic_password ?? '',
  });
  return refusal === undefined ? jsonAnswer(CAMERAS) : plainRefusal(refusal);
}
