import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createDialects, factsOf, type SpokenDialect } from './dialects/dialects.ts';
import { mountDialect } from './dialects/mount.ts';
import { refuseForeignHost } from './host-guard.ts';
import { problem, sendJson } from './standard/api/operation.ts';
import { createStandard } from './standard/create-standard.ts';
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
  const dialects = createDialects(origin);
  const vendors = dialects.map(({ vendor }) => vendor);
  const standard = await createStandard({ origin, consoles: consoleOrigins, vendors });
  const mounting = { origin, consoleOrigins: bothSpellings(consoleOrigins) };
  const mounted = new Map(dialects.map(({ vendor, dialect }) => [vendor.key, mountDialect(dialect, mounting)]));

  return (req, res) => {
    if (refuseForeignHost(req, res, origin)) return;
    const [, first = ''] = (req.url ?? '/').split(/[/?]/);
    const dialect = mounted.get(first);
    if (dialect !== undefined) dialect(req, res);
    else if (req.url?.split('?')[0] === DIALECTS_FILE) answerFacts(req, res, dialects);
    else standard(req, res);
  };
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
