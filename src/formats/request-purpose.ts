// What a request in somebody's example is for, as far as its parameters and its address tell.
import { looksLikeTokenEndpoint } from './oauth-names.ts';
import { headerOf, type PastedRequest } from './pasted-request.ts';

/** `token`: it gets the first token; `refresh`: the next; `consent`: it asks the user; `api`: it uses a token, or nothing. */
export type RequestPurpose = 'token' | 'refresh' | 'consent' | 'introspection-or-revocation' | 'api';

/** Tells what a request is for. */
export function purposeOf(request: PastedRequest): RequestPurpose {
  const { url, query, body, headers } = request;
  const names = new Set([...query, ...body].map(({ name }) => name));
  if (names.has('response_type') && !names.has('grant_type')) return 'consent';
  if (url && /introspect|revo(?:ke|cation)/i.test(url.text.split(/[?#]/)[0] ?? ''))
    return 'introspection-or-revocation';
  const grant = [...body, ...query].find(({ name }) => name === 'grant_type')?.value;
  if (grant !== undefined) return grant === 'refresh_token' ? 'refresh' : 'token';
  if (/^\s*bearer\b/i.test(headerOf(headers, 'authorization')?.value ?? '')) return 'api';
  if (names.has('refresh_token')) return 'refresh';
  const isClients =
    names.has('client_secret') || (names.has('client_id') && (names.has('code') || names.has('code_verifier')));
  if (isClients) return 'token';
  const isAuthenticated = request.credentials !== null || headerOf(headers, 'authorization') !== null;
  const isPost = request.method === 'POST' && url !== null && looksLikeTokenEndpoint(url.text);
  return isPost && (isAuthenticated || names.has('client_id')) ? 'token' : 'api';
}
