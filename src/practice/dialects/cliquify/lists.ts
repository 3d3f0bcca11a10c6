import { jsonAnswer } from '../answers.ts';
import { readAuthorization } from '../authorization-header.ts';
import type { Refusal } from '../dialect.ts';
import type { FoundToken, IssuedTokens } from '../issued-tokens.ts';
import { ROUTE_SCOPES } from './clients.ts';
import { refuseWithCode } from './errors.ts';

const TEMPLATES = [
  { id: 101, name: 'Job opening', tags: ['hiring'], updated_at: '2026-02-03 09:12:00' },
  { id: 102, name: 'Meet the team', tags: ['culture'], updated_at: '2026-03-17 14:40:00' },
  { id: 103, name: 'Event invitation', tags: ['event'], updated_at: '2026-04-01 08:05:00' },
];
const ASSETS = [
  { id: 201, name: 'Office front.jpg', folder_id: 301, tags: ['office'], updated_at: '2026-01-20 10:00:00' },
  { id: 202, name: 'Team lunch.jpg', folder_id: 302, tags: ['people'], updated_at: '2026-02-11 16:30:00' },
];
const FOLDERS = [
  { id: 301, name: 'Buildings', assets_count: 1 },
  { id: 302, name: 'People', assets_count: 1 },
];

/** The API's lists, by the last part of their path. */
export const CLIQUIFY_LISTS: Readonly<Record<string, readonly object[]>> = {
  templates: TEMPLATES,
  assets: ASSETS,
  folders: FOLDERS,
};

/** Answers one of the API's lists, to a living token with every scope. */
export function answerList(list: readonly object[], headers: Headers, tokens: IssuedTokens): Response {
  const refusal = refuseCall(headers, tokens);
  return refusal === undefined ? jsonAnswer({ data: list }) : refuseWithCode(refusal);
}

const refuse401 = (code: string, description: string): Refusal => ({ status: 401, code, description });

const REVOKED = refuse401('revoked_access_token', 'Access token has been revoked');
const DEAD: Readonly<Record<Exclude<FoundToken['state'], 'live'>, Refusal>> = {
  unknown: refuse401('invalid_access_token', 'Access token is invalid'),
  expired: refuse401('expired_access_token', 'Access token has expired'),
  revoked: REVOKED,
  replaced: REVOKED,
};

function refuseCall(headers: Headers, tokens: IssuedTokens): Refusal | undefined {
  const authorization = readAuthorization(headers);
  if (authorization.kind === 'malformed') return refuse401('invalid_access_token', authorization.description);
  if (authorization.kind !== 'bearer') {
    return refuse401('missing_access_token', 'No access token came. Send Authorization: Bearer <access token>');
  }
  const found = tokens.find('access', authorization.token);
  if (found.state !== 'live') return DEAD[found.state];
  const granted = found.token.scope.split(' ');
  const missing = ROUTE_SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return undefined;
  return { status: 403, code: 'missing_scope', description: `The client lacks the scope ${missing.join(', ')}.` };
}
