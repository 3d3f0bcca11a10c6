import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import {
  type Refusal,
  readPresentedToken,
  type TokenRules,
  type VerifiedToken,
  verifyAccessToken,
} from './access-token.ts';
import { challenge } from './challenge.ts';
import { readItemPage } from './items.ts';
import { API_SCOPES, PATHS, PRACTICE_USER } from './registration.ts';
import { BodyTooLarge, readBody } from './request-body.ts';

/** An API request whose token passed. */
interface Authorized {
  readonly req: IncomingMessage;
  readonly url: URL;
  readonly token: VerifiedToken;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: OutgoingHttpHeaders;
}

interface Operation {
  readonly methods: readonly string[] | 'any';
  readonly scope?: (typeof API_SCOPES)[number];
  run(request: Authorized): Answer | Promise<Answer>;
}

const ECHO_LIMIT = 1_000_000;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  [`${PATHS.api}/me`]: { methods: ['GET', 'HEAD'], run: me },
  [`${PATHS.api}/items`]: { methods: ['GET', 'HEAD'], scope: 'items:read', run: items },
  [`${PATHS.api}/echo`]: { methods: 'any', run: echo },
};

/** Where a client learns which authorization server this API trusts (RFC 9728, section 3.1). */
export const RESOURCE_METADATA_PATH = `/.well-known/oauth-protected-resource${PATHS.api}`;

/** Answers RFC 9728's metadata of the API. */
export function answerResourceMetadata(res: ServerResponse, rules: TokenRules): void {
  const body = {
    resource: rules.audience,
    authorization_servers: [rules.issuer],
    scopes_supported: API_SCOPES,
    bearer_methods_supported: ['header'],
  };
  send(res, { status: 200, body });
}

/** The protected API: token first, then path and method, then scope. */
export async function answerApi(req: IncomingMessage, res: ServerResponse, rules: TokenRules): Promise<void> {
  const url = new URL(req.url ?? '/', rules.issuer);
  const presented = readPresentedToken(req, url.searchParams);
  if ('refusal' in presented) return refuse(res, presented.refusal, rules);
  const verified = await verifyAccessToken(presented.token, rules);
  if ('refusal' in verified) return refuse(res, verified.refusal, rules);

  const operation = Object.hasOwn(OPERATIONS, url.pathname) ? OPERATIONS[url.pathname] : undefined;
  if (operation === undefined) return send(res, problem(404, 'not_found', `Nothing is at ${url.pathname}.`));
  if (operation.methods !== 'any' && !operation.methods.includes(req.method ?? '')) {
    const allowed = operation.methods.join(', ');
    const answer = problem(405, 'method_not_allowed', `${url.pathname} takes ${allowed}.`);
    return send(res, { ...answer, headers: { Allow: allowed } });
  }
  const { scope } = operation;
  if (scope !== undefined && !(verified.claims.scope ?? '').split(' ').includes(scope)) {
    const description = `This call needs the scope ${scope}, which the access token lacks.`;
    return refuse(res, { status: 403, code: 'insufficient_scope', description, scope }, rules);
  }
  send(res, await operation.run({ req, url, token: verified.claims }));
}

function me({ token }: Authorized): Answer {
  const user = token.sub === PRACTICE_USER.username ? { name: PRACTICE_USER.name } : {};
  const { sub, client_id, scope, iat, exp } = token;
  return { status: 200, body: { sub, ...user, client_id, scope: scope ?? '', issued_at: iat, expires_at: exp } };
}

function items({ url }: Authorized): Answer {
  const found = readItemPage(url.searchParams);
  if ('wrong' in found) return problem(400, 'invalid_request', found.wrong);
  const { page, perPage, lastPage } = found;
  const link = (to: number) => `${url.origin}${url.pathname}?page=${to}&per_page=${perPage}`;
  const links = [
    ...(page > 1 ? [`<${link(page - 1)}>; rel="prev"`] : []),
    ...(page < lastPage ? [`<${link(page + 1)}>; rel="next"`] : []),
    `<${link(1)}>; rel="first"`,
    `<${link(lastPage)}>; rel="last"`,
  ];
  const next = page < lastPage ? link(page + 1) : null;
  return {
    status: 200,
    headers: { Link: links.join(', ') },
    body: { items: found.items, page, per_page: perPage, total: found.total, next },
  };
}

async function echo({ req }: Authorized): Promise<Answer> {
  try {
    const body = await readBody(req, ECHO_LIMIT);
    const headers = req.rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, req.rawHeaders[at + 1]]] : []));
    return { status: 200, body: { method: req.method, url: req.url, headers, body: body.toString('utf8') } };
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    return { ...problem(413, 'too_large', error.message), headers: { Connection: 'close' } };
  }
}

function refuse(res: ServerResponse, { status, code, description, scope }: Refusal, rules: TokenRules): void {
  const parameters = {
    realm: 'practice-api',
    ...(code === undefined ? {} : { error: code, error_description: description }),
    ...(scope === undefined ? {} : { scope }),
    resource_metadata: `${rules.issuer}${RESOURCE_METADATA_PATH}`,
  };
  send(res, {
    ...problem(status, code ?? 'unauthorized', description),
    headers: { 'WWW-Authenticate': challenge(parameters) },
  });
}

function problem(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description } };
}

function send(res: ServerResponse, { status, body, headers }: Answer): void {
  const text = JSON.stringify(body, null, 2);
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  res.end(text);
}
