import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { problem, sendJson } from '../standard/api/operation.ts';
import { sendPage, setPageHeaders } from '../standard/page.ts';
import { readLeverSender } from './lever-guard.ts';
import { type LeverRequest, readLeverRequest } from './lever-request.ts';
import { RATE_LIMIT } from './lever-settings.ts';
import type { Levers, TokenFate } from './levers.ts';
import { type LeversShown, leversPage } from './levers-page.ts';

/** What the levers' endpoints act on. */
export interface LeverEndpointsSetup {
  readonly origin: string;
  readonly consoleOrigins: readonly string[];
  readonly levers: Levers;
  /** Ends a token wherever it was issued; tells whether one lived. */
  endToken(token: string, fate: TokenFate): Promise<boolean>;
}

const READING = ['GET', 'HEAD'];

/** The levers' paths, with the methods that each takes. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/levers': [...READING, 'POST'],
  '/levers.json': READING,
  '/levers/clear': ['POST'],
  '/levers/expire': ['POST'],
  '/levers/revoke': ['POST'],
  '/levers/rotate': ['POST'],
};

/** What came of an act: said in JSON or on the page. */
type Outcome =
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly description: string };

interface Endpoints extends LeverEndpointsSetup {
  readonly key: string;
}

interface Exchanged {
  readonly path: string;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** Makes what answers the levers' own paths; it tells whether the path was one of them. */
export function makeLeverEndpoints(setup: LeverEndpointsSetup): (req: IncomingMessage, res: ServerResponse) => boolean {
  const endpoints = { ...setup, key: randomBytes(32).toString('base64url') };
  return (req, res) => {
    const path = req.url?.split('?')[0] ?? '/';
    if (!Object.hasOwn(METHODS, path)) return false;
    res.setHeader('X-Content-Type-Options', 'nosniff');
    // The key is in it: a page of another origin may not even load it.
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    answer(endpoints, { path, req, res }).catch(() => res.destroy());
    return true;
  };
}

async function answer(endpoints: Endpoints, { path, req, res }: Exchanged): Promise<void> {
  const taken = METHODS[path] ?? [];
  if (!taken.includes(req.method ?? '')) {
    const refusal = problem(405, 'method_not_allowed', `${path} takes ${taken.join(', ')}.`);
    sendJson(res, { ...refusal, headers: { Allow: taken.join(', ') } });
  } else if (req.method === 'POST') {
    await answerPost(endpoints, { path, req, res });
  } else if (path === '/levers.json') {
    sendState(endpoints, res);
  } else {
    showPage(endpoints, res, { status: 200 });
  }
}

async function answerPost(endpoints: Endpoints, { path, req, res }: Exchanged): Promise<void> {
  const sender = readLeverSender(req, endpoints.origin, endpoints.key);
  if ('status' in sender) return sendRefusal(res, sender);
  const asked = await readLeverRequest(req, sender.body);
  const outcome = 'wrong' in asked ? refused(asked.wrong) : await act(endpoints, path, asked);
  if (sender.body === 'form') return showOutcome(endpoints, res, { outcome, asked });
  if (outcome.kind === 'done') sendState(endpoints, res);
  else sendRefusal(res, outcome);
}

async function act({ levers, endToken }: Endpoints, path: string, { token, settings }: LeverRequest): Promise<Outcome> {
  switch (path) {
    case '/levers/clear':
      levers.clear();
      return { kind: 'done', words: 'Every lever is back. A token that was ended stays ended.' };
    default: {
      const fate = TOKEN_FATES[path];
      if (fate !== undefined) {
        if (token === '') return refused('token is missing: the access or refresh token to end.');
        return (await endToken(token, fate)) ? { kind: 'done', words: `The token is ${fate} now.` } : UNKNOWN_TOKEN;
      }
      if ('wrong' in settings) return refused(settings.wrong);
      levers.set(settings.changes);
      return { kind: 'done', words: 'The levers are set.' };
    }
  }
}

const TOKEN_FATES: Readonly<Record<string, TokenFate>> = {
  '/levers/expire': 'expired',
  '/levers/revoke': 'revoked',
  '/levers/rotate': 'rotated',
};

const UNKNOWN_TOKEN: Outcome = {
  kind: 'refused',
  status: 404,
  code: 'unknown_token',
  description: 'No living token of this provider reads so. Was it copied whole, and did it live until now?',
};

function refused(description: string): Outcome {
  return { kind: 'refused', status: 400, code: 'invalid_request', description };
}

function sendState({ levers, key }: Endpoints, res: ServerResponse): void {
  const body = { levers: levers.settings, pulled: levers.pulled, rate_limit: RATE_LIMIT, key };
  sendJson(res, { status: 200, body });
}

function sendRefusal(res: ServerResponse, refusal: { status: number; code: string; description: string }): void {
  sendJson(res, problem(refusal.status, refusal.code, refusal.description));
}

interface Shown {
  readonly outcome: Outcome;
  readonly asked: LeverRequest | { readonly wrong: string };
}

function showOutcome(endpoints: Endpoints, res: ServerResponse, { outcome, asked }: Shown): void {
  if (outcome.kind === 'done') {
    showPage(endpoints, res, { status: 200, done: outcome.words });
  } else {
    // What was typed stands there again, to be mended.
    const typed = 'form' in asked && asked.form !== undefined ? { typed: asked.form } : {};
    showPage(endpoints, res, { status: outcome.status, wrong: outcome.description, ...typed });
  }
}

function showPage(
  { levers, origin, consoleOrigins }: Endpoints,
  res: ServerResponse,
  { status, ...notes }: { readonly status: number } & Pick<LeversShown, 'done' | 'wrong' | 'typed'>,
): void {
  setPageHeaders(res, consoleOrigins);
  sendPage(res, status, leversPage({ origin, settings: levers.settings, pulled: levers.pulled, ...notes }));
}
