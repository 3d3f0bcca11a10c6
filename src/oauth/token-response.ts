// The token response, RFC 6749 sections 5.1 and 5.2.
import { type Call, headerValue } from '#call/call.ts';

/** The members of a token response that the console reads; the rest stays in the raw text (RFC 6749 section 5.1). */
export interface TokenFields {
  readonly access_token: string;
  readonly token_type: string | null;
  /** As received: a number by the book, anything in the wild. `undefined` when missing. */
  readonly expires_in: unknown;
  readonly refresh_token: string | null;
  readonly id_token: string | null;
  /** `null` when missing, which means: as asked. */
  readonly scope: string | null;
}

/** How a token request ended. */
export type TokenResponse =
  | { readonly kind: 'token'; readonly fields: TokenFields; readonly response: string }
  | { readonly kind: 'oauth-error'; readonly error: string; readonly description: string | null }
  | {
      readonly kind: 'unreadable-response';
      readonly why: 'redirect' | 'not-json' | 'not-an-object' | 'no-access-token';
    }
  | { readonly kind: 'no-answer' };

/**
 * Reads the call of a token request. An `error` member is a failure under any status; a success needs an
 * `access_token` and a 2xx. A redirect is never followed with credentials, so it is no answer one can use.
 */
export function readTokenResponse(call: Pick<Call, 'head' | 'body' | 'ending'>): TokenResponse {
  if (call.ending.kind !== 'response' || !call.head) return { kind: 'no-answer' };
  const response = decodeText(call.body);
  const document = parseObject(response);
  if (typeof document !== 'string' && typeof document.error === 'string') {
    return { kind: 'oauth-error', error: document.error, description: textOrNull(document.error_description) };
  }
  if (call.head.status >= 300 && call.head.status < 400 && headerValue(call.head, 'location')) {
    return { kind: 'unreadable-response', why: 'redirect' };
  }
  if (typeof document === 'string') return { kind: 'unreadable-response', why: document };
  const fields = readTokenFields(document);
  const succeeded = call.head.status >= 200 && call.head.status < 300;
  return fields && succeeded
    ? { kind: 'token', fields, response }
    : { kind: 'unreadable-response', why: 'no-access-token' };
}

/** The members of a token response text, or `null` where it is no JSON object with an access token. */
export function tokenFieldsOf(response: string): TokenFields | null {
  const document = parseObject(response);
  return typeof document === 'string' ? null : readTokenFields(document);
}

function readTokenFields(document: Record<string, unknown>): TokenFields | null {
  const accessToken = textOrNull(document.access_token);
  if (!accessToken) return null;
  return {
    access_token: accessToken,
    token_type: textOrNull(document.token_type),
    expires_in: document.expires_in,
    refresh_token: textOrNull(document.refresh_token),
    id_token: textOrNull(document.id_token),
    scope: textOrNull(document.scope),
  };
}

/** UTF-8 text of a body. A byte order mark goes: JSON must not start with one (RFC 8259 section 8.1). */
function decodeText(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

function parseObject(response: string): Record<string, unknown> | 'not-json' | 'not-an-object' {
  try {
    const document: unknown = JSON.parse(response);
    return isObject(document) ? document : 'not-an-object';
  } catch {
    return 'not-json';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
