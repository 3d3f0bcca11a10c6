import { codePageFor } from '../../standard/code-page.ts';
import { jsonAnswer, pageAnswer, plainRefusal } from '../answers.ts';
import { readBearerToken } from '../bearer-token.ts';
import type { Dialect, DialectSetup, Vendor } from '../dialect.ts';
import { clearedTogether, IssuedTokens } from '../issued-tokens.ts';
import { answerByRoutes } from '../routes.ts';
import { vendorPage } from '../vendor-page.ts';
import { AuthorizationCodes } from './authorization-codes.ts';
import { askConsent, decideConsent } from './consent.ts';
import { describeEdition } from './describe-edition.ts';
import type { Edition, Launch } from './launch.ts';
import { answerTokenRequest } from './token-endpoint.ts';

/** Clayton: code review for Salesforce. */
export const CLAYTON = vendorOf('Shows the code on a page of its own, and takes it in the query of the token URL.', {
  key: 'clayton',
  name: 'Clayton',
  documentation: 'https://help.clayton.io/en/articles/9104536',
  clientId: 'clayton-practice-app',
  clientSecret: 'clayton-practice-secret',
});

/** Gearset Code Reviews: the same service under its new name. */
export const CODE_REVIEWS = vendorOf(
  'Clayton under its new name: the code is shown on a page, and goes in the query.',
  {
    key: 'code-reviews',
    name: 'Gearset Code Reviews',
    documentation: 'https://docs.gearset.com/en/articles/11478711',
    clientId: 'code-reviews-practice-app',
    clientSecret: 'code-reviews-practice-secret',
  },
);

/** What the API gives: not documented, so the least that can be listed. */
const WORKSPACES = [
  { id: 'ws-1', name: 'Practice workspace' },
  { id: 'ws-2', name: 'Second workspace' },
];

function vendorOf(words: string, edition: Edition): Vendor {
  return {
    key: edition.key,
    name: edition.name,
    words,
    create: (setup) => createEdition(edition, setup),
  };
}

function createEdition(edition: Edition, setup: DialectSetup): Dialect {
  const { base } = setup;
  const codes = new AuthorizationCodes(setup);
  const tokens = new IssuedTokens(setup);
  const facts = {
    base,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
    api_url: `${base}/api/workspaces`,
    redirect_uri: `${base}/authorized`,
    audience: null,
    client_id: edition.clientId,
    client_secret: edition.clientSecret,
    basic_user: null,
    basic_password: null,
  };
  const launch: Launch = { edition, setup, facts, codes, tokens };
  const answer = answerByRoutes({
    base,
    refuse: plainRefusal,
    routes: {
      '/': { GET: () => pageAnswer(vendorPage(describeEdition(launch))) },
      '/oauth2/authorize': {
        GET: (_request, url) => askConsent(launch, url),
        POST: (request, url) => decideConsent(launch, request, url),
      },
      '/authorized': { GET: (_request, url) => showCode(url) },
      '/oauth2/token': { POST: (request, url) => answerTokenRequest(launch, request, url) },
      '/api/workspaces': { GET: (request) => listWorkspaces(launch, request) },
    },
  });
  return {
    facts,
    answer,
    refuse: plainRefusal,
    tokens: clearedTogether(tokens, [codes]),
  };
}

function showCode(url: URL): Response {
  const { status, page } = codePageFor(url.searchParams);
  return pageAnswer(page, status);
}

function listWorkspaces({ edition, tokens }: Launch, request: Request): Response {
  const presented = readBearerToken(request, tokens, edition.key);
  return 'refusal' in presented ? plainRefusal(presented.refusal) : jsonAnswer(WORKSPACES);
}
