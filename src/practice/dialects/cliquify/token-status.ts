import { jsonAnswer } from '../answers.ts';
import type { IssuedToken, IssuedTokens } from '../issued-tokens.ts';
import { readBodyFields } from '../request-fields.ts';
import { refuseWithCode, refuseWithData } from './errors.ts';
import { isJson } from './token-endpoint.ts';

/**
 * Answers introspection. A dead token is a 422 and not RFC 7662's `active: false`, and nobody has to prove who asks.
 * The form of the request picks the form of the answer, for the two documentations differ.
 */
export async function answerIntrospection(request: Request, tokens: IssuedTokens): Promise<Response> {
  const asked = await readToken(request);
  if ('refused' in asked) return asked.refused;
  const found = tokens.find('access', asked.token);
  if (found.state !== 'live') return refuse(request, 'Invalid or expired token.');
  const answer = describe(found.token);
  return jsonAnswer(isJson(request.headers) ? { success: true, message: '', data: answer } : answer);
}

/** Answers revocation. A token that is dead already is a 422, where RFC 7009 wants a 200. */
export async function answerRevocation(request: Request, tokens: IssuedTokens): Promise<Response> {
  const asked = await readToken(request);
  if ('refused' in asked) return asked.refused;
  if (!tokens.revoke(asked.token)) return refuse(request, 'Token not found.');
  return jsonAnswer(
    isJson(request.headers) ? { success: true, message: 'Token successfully revoked.', data: null } : { revoked: true },
  );
}

async function readToken(request: Request): Promise<{ readonly token: string } | { readonly refused: Response }> {
  const read = await readBodyFields(request, ['json', 'form']);
  if ('refusal' in read) return { refused: refuse(request, read.refusal.description) };
  const token = read.fields.get('token');
  return token === undefined ? { refused: refuse(request, 'The token field is required.') } : { token };
}

function refuse(request: Request, message: string): Response {
  if (isJson(request.headers)) return refuseWithData(message);
  return refuseWithCode({ status: 422, code: 'invalid_access_token', description: message });
}

function describe({ client, scope, expiresAt }: IssuedToken) {
  return {
    active: true,
    client_id: client,
    user_id: null,
    scopes: scope.split(' '),
    expires_at: new Date(expiresAt).toISOString().slice(0, 19).replace('T', ' '),
  };
}
