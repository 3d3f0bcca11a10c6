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
      readonly why:
        | 'redirect'
        | 'empty'
        | 'not-json'
        | 'not-an-object'
        | 'no-access-token'
        /** It says that it failed, in other words than RFC 6749 section 5.2. */
        | 'odd-error'
        /** It has an access token under a status that says failure. */
        | 'failure-status';
    }
  | { readonly kind: 'no-answer' };

/**
 * Reads the call of a token request. An `error` member is a failure under any status, and so are `ok: false` and
 * `success: false`; a success needs an `access_token` and a 2xx. A redirect is never followed with credentials, so it
 * is no answer one can use. A form-encoded body, which some providers send, is read like JSON.
 */
export function readTokenResponse(call: Pick<Call, 'head' | 'body' | 'ending'>): TokenResponse {
  if (call.ending.kind !== 'response' || !call.head) return { kind: 'no-answer' };
  const { status } = call.head;
  const response = decodeText(call.body);
  const document = parseObject(response);
  if (typeof document !== 'string' && typeof document.error === 'string' && document.error !== '') {
    return { kind: 'oauth-error', error: document.error, description: textOrNull(document.error_description) };
  }
  if (status >= 300 && status < 400 && headerValue(call.head, 'location')) return unreadable('redirect');
  if (typeof document === 'string') return unreadable(document);
  if (saysFailure(document)) return unreadable('odd-error');
  const fields = readTokenFields(document);
  if (!fields) return unreadable('no-access-token');
  return status >= 200 && status < 300 ? { kind: 'token', fields, response } : unreadable('failure-status');
}

type Unreadable = Extract<TokenResponse, { kind: 'unreadable-response' }>;

function unreadable(why: Unreadable['why']): Unreadable {
  return { kind: 'unreadable-response', why };
}

function saysFailure({ error, ok, success }: Record<string, unknown>): boolean {
  return Boolean(error) || ok === false || success === false;
}

/** The members of a token response text, or `null` where it is no object with an access token. */
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
    refresh_token: textOrNull(document.refresh_token) || null,
    id_token: textOrNull(document.id_token) || null,
    scope: scopeOf(document.scope),
  };
}

/** By the book one text; a list of texts in the wild. */
function scopeOf(scope: unknown): string | null {
  return Array.isArray(scope) && scope.every((each) => typeof each === 'string') ? scope.join(' ') : textOrNull(scope);
}

/**
 * UTF-8 text of a body. A byte order mark goes: JSON must not start with one (RFC 8259 section 8.1). Bytes that are
 * no UTF-8 become U+FFFD.
 */
function decodeText(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** Of a JSON member that stands twice, the last counts: JSON has no rule (RFC 8259 section 4), and all readers do so. */
function parseObject(response: string): Record<string, unknown> | 'empty' | 'not-json' | 'not-an-object' {
  if (response.trim() === '') return 'empty';
  try {
    const document: unknown = JSON.parse(response);
    return isObject(document) ? document : 'not-an-object';
  } catch {
    return isForm(response) ? readForm(response) : 'not-json';
  }
}

function isForm(response: string): boolean {
  return /^\S+$/.test(response) && /^(?:[^&=<>{}"]*=[^&]*&)*(?:access_token|error)=/.test(response);
}

/** A form's fields as members. One that stands twice says nothing certain: it becomes a list, which no member is. */
function readForm(response: string): Record<string, unknown> {
  const fields = new URLSearchParams(response);
  return Object.fromEntries(
    [...fields.keys()].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
