import { pageAnswer } from '../answers.ts';
import type { Dialect, DialectFacts, DialectSetup, Vendor } from '../dialect.ts';
import { clearedTogether, IssuedTokens } from '../issued-tokens.ts';
import { makeRequestLimit, refuseTooMany } from '../request-limit.ts';
import { answerByRoutes, type Routes } from '../routes.ts';
import { vendorPage } from '../vendor-page.ts';
import { CLIQUIFY_CLIENT } from './clients.ts';
import { describeCliquify } from './describe-cliquify.ts';
import { refuseWithCode } from './errors.ts';
import { REQUEST_LIMIT } from './limits.ts';
import { answerList, CLIQUIFY_LISTS } from './lists.ts';
import { answerCliquifyToken } from './token-endpoint.ts';
import { answerIntrospection, answerRevocation } from './token-status.ts';

/** Cliquify: a design platform whose token comes one level deep. */
export const CLIQUIFY: Vendor = {
  key: 'cliquify',
  name: 'Cliquify',
  words:
    'Client credentials as a form or as bare JSON; the token lies inside another object; introspection and revocation.',
  create: createCliquify,
};

function createCliquify(setup: DialectSetup): Dialect {
  const facts = cliquifyFacts(setup.base);
  const tokens = new IssuedTokens(setup);
  const requests = makeRequestLimit(REQUEST_LIMIT, setup.now);
  const refuseMore = () => refuseTooMany(requests.take(), `No more than ${REQUEST_LIMIT.count} requests a minute.`);
  const limited = (answer: (request: Request) => Response | Promise<Response>) => (request: Request) => {
    const refusal = refuseMore();
    return refusal === undefined ? answer(request) : refuseWithCode(refusal);
  };
  const lists: Routes = Object.fromEntries(
    Object.entries(CLIQUIFY_LISTS).map(([name, list]) => [
      `/api/${name}`,
      { GET: limited(({ headers }) => answerList(list, headers, tokens)) },
    ]),
  );
  return {
    facts,
    tokens: clearedTogether(tokens, [requests]),
    refuse: refuseWithCode,
    answer: answerByRoutes({
      base: setup.base,
      refuse: refuseWithCode,
      routes: {
        '/': { GET: () => pageAnswer(vendorPage(describeCliquify(facts))) },
        '/oauth/access-token': { POST: (request) => answerCliquifyToken(request, { setup, tokens, refuseMore }) },
        '/oauth/introspect': { POST: limited((request) => answerIntrospection(request, tokens)) },
        '/oauth/revoke': { POST: limited((request) => answerRevocation(request, tokens)) },
        ...lists,
      },
    }),
  };
}

function cliquifyFacts(base: string): DialectFacts {
  return {
    base,
    authorization_endpoint: null,
    token_endpoint: `${base}/oauth/access-token`,
    api_url: `${base}/api/templates`,
    redirect_uri: null,
    audience: null,
    client_id: CLIQUIFY_CLIENT.id,
    client_secret: CLIQUIFY_CLIENT.secret,
    basic_user: null,
    basic_password: null,
  };
}
