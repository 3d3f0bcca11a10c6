// An API request with its token in the Authorization header, RFC 6750 section 2.1.
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { slot, text } from '#call/template.ts';

/** Builds a request that carries an access token. The scheme is always written `Bearer`, whatever case came. */
export function buildBearerRequest(target: { method: string; url: string }, accessToken: SecretRef): CallRequest {
  return {
    method: target.method,
    url: text(target.url),
    headers: [
      ['Authorization', [...text('Bearer '), ...slot(accessToken)]],
      ['Accept', text('application/json')],
    ],
    body: { kind: 'none' },
  };
}
