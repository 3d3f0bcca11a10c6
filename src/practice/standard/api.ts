import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Refusal, readPresentedToken, type TokenRules, verifyAccessToken } from './access-token.ts';
import { problem, sendJson } from './api/operation.ts';
import { findOperation } from './api/operations.ts';
import { challenge } from './challenge.ts';
import { API_SCOPES, PATHS } from './registration.ts';

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
  sendJson(res, { status: 200, body });
}

/** The protected API: token first, then path and method, then scope. */
export async function answerApi(req: IncomingMessage, res: ServerResponse, rules: TokenRules): Promise<void> {
  const url = new URL(req.url ?? '/', rules.issuer);
  const presented = readPresentedToken(req, url.searchParams);
  if ('refusal' in presented) return refuse(res, presented.refusal, rules);
  const verified = await verifyAccessToken(presented.token, rules);
  if ('refusal' in verified) return refuse(res, verified.refusal, rules);

  const found = findOperation(url.pathname);
  if (found === undefined) return sendJson(res, problem(404, 'not_found', `Nothing is at ${url.pathname}.`));
  const { operation, parameter } = found;
  const { methods, scope } = operation;
  if (methods !== 'any' && !methods.includes(req.method ?? '')) {
    const allowed = methods.join(', ');
    const answer = problem(405, 'method_not_allowed', `${url.pathname} takes ${allowed}.`);
    return sendJson(res, { ...answer, headers: { Allow: allowed } });
  }
  if (scope !== undefined && !(verified.claims.scope ?? '').split(' ').includes(scope)) {
    const description = `This call needs the scope ${scope}, which the access token lacks.`;
    return refuse(res, { status: 403, code: 'insufficient_scope', description, scope }, rules);
  }
  await operation.answer({ req, res, url, token: verified.claims, parameter });
}

function refuse(res: ServerResponse, { status, code, description, scope }: Refusal, rules: TokenRules): void {
  const parameters = {
    realm: 'practice-api',
    ...(code === undefined ? {} : { error: code, error_description: description }),
    ...(scope === undefined ? {} : { scope }),
    resource_metadata: `${rules.issuer}${RESOURCE_METADATA_PATH}`,
  };
  sendJson(res, {
    ...problem(status, code ?? 'unauthorized', description),
    headers: { 'WWW-Authenticate': challenge(parameters) },
  });
}
