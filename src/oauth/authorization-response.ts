// The authorization response, RFC 6749 sections 4.1.2 and 4.2.2, with issuer identification (RFC 9207).
import type { ResponseFields, ResponseRefusal } from './run.ts';

/** What the request's own records say about the answer that may be taken. */
export interface ExpectedResponse {
  readonly state: string;
  readonly issuer: string;
  /** The metadata announces `iss` on every response: a missing one is refused (RFC 9207 section 2.4). */
  readonly announcesIssuer: boolean;
  /** What the request asked for: a code, or with the implicit grant a token. */
  readonly responseType: 'code' | 'token';
}

/** An authorization response, read. A refused one yields nothing of its content. */
export type AuthorizationResponse =
  | { readonly kind: 'code'; readonly code: string }
  /** An implicit grant's token response: the fields as received, form-encoded (section 4.2.2). */
  | { readonly kind: 'token'; readonly response: string }
  | {
      readonly kind: 'error';
      readonly error: string;
      readonly description: string | null;
      readonly uri: string | null;
    }
  | { readonly kind: 'refused'; readonly reason: ResponseRefusal };

/** RFC 6749 section 3.1: no parameter of a response stands twice. Those that nobody specified are left alone. */
const singleFields = [
  'state',
  'code',
  'error',
  'error_description',
  'error_uri',
  'iss',
  'access_token',
  'token_type',
  'expires_in',
  'scope',
  'id_token',
];

/**
 * Reads an authorization response. Checked before its content is looked at: no field twice that may stand once,
 * `state` equal, `iss` equal where it is present or announced.
 */
export function readAuthorizationResponse(fields: ResponseFields, expected: ExpectedResponse): AuthorizationResponse {
  const reason = refusalOf(fields, expected);
  if (reason) return { kind: 'refused', reason };
  const error = fieldIn(fields, 'error');
  if (error) {
    const description = fieldIn(fields, 'error_description') ?? null;
    return { kind: 'error', error, description, uri: fieldIn(fields, 'error_uri') ?? null };
  }
  return readSuccess(fields, expected.responseType);
}

/** A response of the other type than the request asked for is of another flow, and nothing of it is used. */
function readSuccess(fields: ResponseFields, responseType: ExpectedResponse['responseType']): AuthorizationResponse {
  const code = fieldIn(fields, 'code');
  const accessToken = fieldIn(fields, 'access_token');
  // A code that comes with a token belongs to a hybrid flow, which was not asked for.
  const hasToken = Boolean(accessToken || fieldIn(fields, 'id_token'));
  if (!code && !hasToken) return { kind: 'refused', reason: { kind: 'neither-code-nor-error' } };
  if (responseType === 'code') {
    return code && !hasToken ? { kind: 'code', code } : otherType('token');
  }
  if (!accessToken || code) return otherType(code ? 'code' : 'token');
  return { kind: 'token', response: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString() };
}

function otherType(found: 'code' | 'token'): AuthorizationResponse {
  return { kind: 'refused', reason: { kind: 'other-response-type', found } };
}

/** The `state` of a response, or `null` unless it stands there exactly once and says something. */
export function stateOf(fields: ResponseFields): string | null {
  const states = fields.filter(([name]) => name === 'state');
  return states.length === 1 ? states[0]?.[1] || null : null;
}

function refusalOf(fields: ResponseFields, expected: ExpectedResponse): ResponseRefusal | null {
  const repeated = singleFields.find((name) => fields.filter(([each]) => each === name).length > 1);
  if (repeated) return { kind: 'repeated-field', name: repeated };
  const state = fieldIn(fields, 'state');
  // An empty value counts as none (RFC 6749 section 3.1).
  if (!state) return { kind: 'state-missing' };
  if (state !== expected.state) return { kind: 'state-differs' };
  const issuer = fieldIn(fields, 'iss');
  if (issuer === undefined) {
    return expected.announcesIssuer ? { kind: 'issuer-missing', expected: expected.issuer } : null;
  }
  return issuer === expected.issuer ? null : { kind: 'issuer-differs', expected: expected.issuer, received: issuer };
}

function fieldIn(fields: ResponseFields, name: string): string | undefined {
  return fields.find(([each]) => each === name)?.[1];
}
