import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Dialect } from './dialects/dialect.ts';
import { createDialects, factsOf, type SpokenDialect } from './dialects/dialects.ts';
import { mountDialect } from './dialects/mount.ts';
import { refuseForeignHost } from './host-guard.ts';
import { changeRedirect } from './levers/changed-consent.ts';
import { makeInterference } from './levers/interference.ts';
import { makeLeverEndpoints } from './levers/lever-endpoints.ts';
import { leverPlaces } from './levers/lever-places.ts';
import { Levers, type TokenFate } from './levers/levers.ts';
import { problem, sendJson } from './standard/api/operation.ts';
import { createStandard, type Standard } from './standard/create-standard.ts';
import { bothSpellings } from './standard/registration.ts';

/** Where the provider answers, and which consoles are registered with it. */
export interface PracticeSetup {
  /** `http://localhost:<port>`: the issuer. Requests to any other host are refused. */
  readonly origin: string;
  readonly consoleOrigins: readonly string[];
}

/** Names every vendor's dialect, with all that a script or a test needs to use it. */
const DIALECTS_FILE = '/dialects.json';

/** Makes one launch of the practice provider, with keys and storage of its own, as a listener for any HTTP server. */
export async function createPractice({ origin, consoleOrigins }: PracticeSetup): Promise<RequestListener> {
  const levers = new Levers();
  const dialects = createDialects(origin, levers);
  const vendors = dialects.map(({ vendor }) => vendor);
  const standard = await createStandard({ origin, consoles: consoleOrigins, vendors, ways: levers });
  const mounting = { origin, consoleOrigins: bothSpellings(consoleOrigins) };
  const mounted = new Map(
    dialects.map(({ vendor, dialect }) => [vendor.key, mountDialect(underLevers(dialect, levers), mounting)]),
  );
  const answerLevers = makeLeverEndpoints({
    ...mounting,
    levers,
    endToken: tokenEnder({ levers, standard, dialects }),
  });

  const answer = makeInterference({ levers, placeOf: leverPlaces(dialects) }, (req, res) => {
    const [, first = ''] = (req.url ?? '/').split(/[/?]/);
    const dialect = mounted.get(first);
    if (dialect !== undefined) dialect(req, res);
    else if (req.url?.split('?')[0] === DIALECTS_FILE) answerFacts(req, res, dialects);
    else if (!answerLevers(req, res)) standard.listener(req, res);
  });
  return (req, res) => {
    if (!refuseForeignHost(req, res, origin)) answer(req, res);
  };
}

function underLevers(dialect: Dialect, levers: Levers): Pick<Dialect, 'answer' | 'refuse'> {
  return {
    refuse: (refusal) => dialect.refuse(refusal),
    async answer(request) {
      const copy = request.clone();
      const response = await dialect.answer(request);
      if (response.status >= 400) levers.meet(new URLSearchParams(await copy.text()).get('refresh_token'));
      return changeRedirect(response, () => levers.consentChanges());
    },
  };
}

interface Tokens {
  readonly levers: Levers;
  readonly standard: Standard;
  readonly dialects: readonly SpokenDialect[];
}

/** Nobody says whose token it is: each half is asked in turn, and knows only its own. */
function tokenEnder({ levers, standard, dialects }: Tokens) {
  return async (token: string, fate: TokenFate): Promise<boolean> => {
    const lived = dialects.some(({ dialect }) => endIn(dialect, token, fate)) || (await standard.endToken(token, fate));
    if (lived) levers.keepFate(token, fate);
    return lived;
  };
}

function endIn({ tokens }: Dialect, token: string, fate: TokenFate): boolean {
  switch (fate) {
    case 'expired':
      return tokens.expire(token);
    case 'revoked':
      return tokens.revoke(token);
    case 'rotated':
      return tokens.rotate(token);
  }
}

function answerFacts(req: IncomingMessage, res: ServerResponse, dialects: readonly SpokenDialect[]): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  if (req.method === 'GET' || req.method === 'HEAD') {
    sendJson(res, { status: 200, body: factsOf(dialects) });
  } else {
    const refusal = problem(405, 'method_not_allowed', `${DIALECTS_FILE} takes GET, HEAD.`);
    sendJson(res, { ...refusal, headers: { Allow: 'GET, HEAD' } });
  }
}
