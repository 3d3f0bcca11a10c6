// A call that was made, as a request that can be edited. Nothing secret becomes text: what can't stand as a handle is
// named as a variable.
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import type { Part, Template } from '#call/template.ts';
import type { Auth } from './auth.ts';
import { type BodyDraft, blankRequest, type Row, type SavedRequest } from './saved-request.ts';

/** What is known of a call beside its request. */
export interface CallOrigin {
  readonly profileId: string;
  /** The access token it carried, `null` for none. */
  readonly accessToken: SecretRef | null;
  readonly followsRedirects: boolean;
}

/** Writes a call's request as one to be edited and sent again, its auth taken out of where it stood. */
export function callAsRequest(
  request: CallRequest,
  origin: CallOrigin,
): Omit<SavedRequest, 'id' | 'name' | 'changedAt'> {
  const proof = findProof(request, origin);
  const headers = request.headers
    .filter((_, at) => at !== proof.headerAt)
    .map(([name, value]): Row => ({ name, value: asText(value), isEnabled: true }));
  return {
    ...blankRequest,
    method: request.method,
    url: asText(request.url),
    headers,
    body: bodyOf(request),
    auth: proof.auth,
    followsRedirects: origin.followsRedirects,
  };
}

/** The auth that a header tells, and which header that is. */
function findProof({ headers }: CallRequest, origin: CallOrigin): { auth: Auth; headerAt: number | null } {
  for (const [at, [name, value]] of headers.entries()) {
    const auth = authOf(name, value, origin);
    if (auth) return { auth, headerAt: at };
  }
  return { auth: { kind: 'none' }, headerAt: null };
}

function authOf(name: string, value: Template, { profileId, accessToken }: CallOrigin): Auth | null {
  const isAuthorization = name.toLowerCase() === 'authorization';
  const last = value.at(-1);
  const [scheme, ...rest] = value.slice(0, -1);
  if (!last || rest.length > 0 || (scheme && scheme.kind !== 'text')) return null;
  const written = scheme?.kind === 'text' ? scheme.text.trimEnd() : '';
  if (last.kind === 'secret' && last.secret.id === accessToken?.id)
    return { kind: 'profile', profileId, placement: { in: 'header', name, scheme: written } };
  if (last.kind === 'base64') return isAuthorization && /^basic$/i.test(written) ? basicOf(last.parts) : null;
  if (last.kind !== 'secret') return null;
  const credential = { kind: 'secret', secret: last.secret } as const;
  if (isAuthorization && /^bearer$/i.test(written)) return { kind: 'bearer', token: credential };
  return written === '' ? { kind: 'api-key', in: 'header', name, value: credential } : null;
}

/** RFC 7617: the user name ends at the first colon. */
function basicOf(pair: Template): Auth | null {
  const [user, password] = pair;
  if (pair.length !== 2 || user?.kind !== 'text' || !user.text.endsWith(':') || password?.kind !== 'secret')
    return null;
  return { kind: 'basic', username: user.text.slice(0, -1), password: { kind: 'secret', secret: password.secret } };
}

function bodyOf({ body, headers }: CallRequest): BodyDraft {
  if (body.kind !== 'text') return body;
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? [];
  const text = asText(body.text);
  // A form stays text: taken apart and written again it might not be the same bytes.
  return { kind: /[/+]json\b/i.test(asText(type)) ? 'json' : 'text', text };
}

/** Text with a variable where a secret stood: "access token" is `{{access_token}}`. */
function asText(template: Template): string {
  return template.map(partAsText).join('');
}

function partAsText(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'secret':
      return `{{${variableName(part.secret.label)}}}`;
    case 'base64':
      return `{{${variableName('credentials')}}}`;
    case 'awaited':
      return `{{${variableName(part.what)}}}`;
  }
}

function variableName(label: string): string {
  return (
    label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^[^\p{L}_]+|_+$/gu, '') || 'secret'
  );
}
