// The token response, RFC 6749 sections 5.1 and 5.2, read by a provider's dialect: where its members lie, what says failure.
import type { AnswerReading, TokenPointers } from '#call/answer-reading.ts';
import { type Call, headerValue } from '#call/call.ts';
import { showBody } from '#call/mask.ts';
import { type TokenDialect, type TokenPlace, tokenPlacesOf } from './also-tokens.ts';
import type { Dialect } from './dialect.ts';
import { guessTokenPointer } from './guess-pointers.ts';
import { readPointer, valueAt } from './json-pointer.ts';
import { decodeBody, readDocument } from './response-document.ts';

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
        /** It has what looks like an access token, in another place than the dialect reads it from: `said` is its pointer. */
        | 'token-elsewhere'
        /** It says that it failed, in other words than RFC 6749 section 5.2. */
        | 'odd-error'
        /** It gave no token when it came; the profile has changed since, and reads one from it now. */
        | 'read-otherwise'
        /** It has an access token under a status that says failure. */
        | 'failure-status';
      /** What says that it failed, in words, where something in the body does. */
      readonly said: string | null;
    }
  | { readonly kind: 'no-answer' };

/**
 * Reads the call of a token request by a dialect. With a success rule, what does not keep it is a failure, and what keeps
 * it under a 2xx is none. Without one, an error is a failure under any status, and so are `ok: false` and
 * `success: false`. A success needs an access token and a 2xx. A redirect is never followed with credentials, so it is
 * no answer one can use. A form-encoded body, which some providers send, is read like JSON.
 */
export function readTokenResponse(call: Pick<Call, 'head' | 'body' | 'ending'>, dialect: AnswerReading): TokenResponse {
  if (call.ending.kind !== 'response' || !call.head) return { kind: 'no-answer' };
  const { status } = call.head;
  const isSuccess = status >= 200 && status < 300;
  const response = decodeBody(call.body);
  const read = readDocument(response, formNamesOf(dialect));
  const failure = read.kind === 'document' ? failureIn(read.value, dialect, isSuccess) : null;
  if (failure?.kind === 'oauth-error') return failure;
  if (status >= 300 && status < 400 && headerValue(call.head, 'location')) return unreadable('redirect');
  if (read.kind !== 'document') return unreadable(read.kind);
  if (failure) return failure;
  // Where only a further token came, it is what the request gave.
  const fields = tokensIn(response, dialect)[0]?.fields;
  if (!fields) return withoutToken(read.value, isSuccess);
  return isSuccess ? { kind: 'token', fields, response } : unreadable('failure-status');
}

function withoutToken(document: object, isSuccess: boolean): Unreadable {
  const pointer = isSuccess ? guessTokenPointer(document) : null;
  if (pointer !== null) return unreadable('token-elsewhere', pointer);
  return unreadable(Array.isArray(document) ? 'not-an-object' : 'no-access-token');
}

type Failure = Extract<TokenResponse, { kind: 'oauth-error' | 'unreadable-response' }>;
type Unreadable = Extract<TokenResponse, { kind: 'unreadable-response' }>;

function unreadable(why: Unreadable['why'], said: string | null = null): Unreadable {
  return { kind: 'unreadable-response', why, said };
}

/** What in a document says that the request failed. */
function failureIn(document: object, dialect: AnswerReading, isSuccess: boolean): Failure | null {
  const { errorPointers, successRule } = dialect;
  const isKept = successRule === null ? null : keepsRule(document, successRule);
  if (isKept && isSuccess) return null;
  const error = errorText(memberAt(document, errorPointers.error));
  const description = errorText(memberAt(document, errorPointers.error_description));
  if (error !== null) return { kind: 'oauth-error', error, description };
  const said = isKept === null ? saidFailure(document, errorPointers.error) : saidInstead(document, successRule);
  if (said === null || isKept) return null;
  return unreadable('odd-error', description === null ? said : `${said} It adds: ${description}`);
}

type SuccessRule = Dialect['successRule'];

function keepsRule(document: object, { pointer, value }: NonNullable<SuccessRule>): boolean {
  const found = valueAt(document, pointer);
  // A form has texts only, and a rule may be written without the quotes of JSON.
  return found !== undefined && (jsonOf(found) === value.trim() || found === value || isSameJson(found, value));
}

function isSameJson(found: unknown, value: string): boolean {
  try {
    return jsonOf(found) === JSON.stringify(JSON.parse(value));
  } catch {
    return false;
  }
}

function saidInstead(document: object, rule: SuccessRule): string | null {
  if (!rule) return null;
  const found = valueAt(document, rule.pointer);
  const is = found === undefined ? 'is missing' : `is ${shownValueOf(found)}`;
  return `${rule.pointer} ${is}, and ${rule.value} says success.`;
}

function saidFailure(document: object, errorPointer: string): string | null {
  const error = memberAt(document, errorPointer);
  if (error) return `${errorPointer} is ${shownValueOf(error)}.`;
  const flag = ['/ok', '/success'].find((pointer) => valueAt(document, pointer) === false);
  return flag === undefined ? null : `${flag} is false.`;
}

const longestShown = 300;

/** A foreign value as text, secrets in it masked. */
function shownValueOf(value: unknown): string {
  const text = showBody(jsonOf(value))
    .map((span) => span.text)
    .join('');
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** A document may be deeper than what writes it out can go. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '"too deep to be shown"';
  }
}

/** An error as text: by the book a name; a number or an object in the wild. `true` names nothing. */
function errorText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return value === 0 ? null : String(value);
  return typeof value === 'object' && value !== null ? shownValueOf(value) : null;
}

/** The members of a token response text by the pointers it was read by; `null` where those lead to no access token. */
export function tokenFieldsOf(response: string, pointers: TokenPointers): TokenFields | null {
  const read = readDocument(response, namesOf([pointers.access_token]));
  return read.kind === 'document' ? fieldsIn(read.value, pointers) : null;
}

/** A token that was found in a response. */
export interface FoundToken extends TokenPlace {
  readonly fields: TokenFields;
}

/** Finds the tokens of a response text, its own first. One that stands in two places counts once. */
export function tokensIn(response: string, dialect: TokenDialect): FoundToken[] {
  const found = tokenPlacesOf(dialect).flatMap((place) => {
    const fields = tokenFieldsOf(response, place.pointers);
    return fields ? [{ ...place, fields }] : [];
  });
  const tokens = found.map(({ fields }) => fields.access_token);
  return found.filter(({ fields }, at) => tokens.indexOf(fields.access_token) === at);
}

function fieldsIn(document: object, pointers: TokenPointers): TokenFields | null {
  const at = (name: keyof TokenPointers) => memberAt(document, pointers[name]);
  const accessToken = textOrNull(at('access_token'));
  if (!accessToken) return null;
  return {
    access_token: accessToken,
    token_type: textOrNull(at('token_type')),
    expires_in: at('expires_in'),
    refresh_token: textOrNull(at('refresh_token')) || null,
    id_token: textOrNull(at('id_token')) || null,
    scope: scopeOf(at('scope')),
  };
}

/** An empty pointer would be the whole document, which no member is: the response has none. */
function memberAt(document: object, pointer: string): unknown {
  return pointer === '' ? undefined : valueAt(document, pointer);
}

/** The names that make a text without spaces a form: those of a success and of an error. */
function formNamesOf({ tokenPointers, errorPointers }: AnswerReading): string[] {
  return namesOf([tokenPointers.access_token, errorPointers.error]);
}

/** The fields of a form that pointers lead to: a form's members have none of their own. */
function namesOf(pointers: readonly string[]): string[] {
  return pointers.flatMap((pointer) => {
    const [name, ...deeper] = readPointer(pointer) ?? [];
    return name && deeper.length === 0 ? [name] : [];
  });
}

/** By the book one text; a list of texts in the wild. */
function scopeOf(scope: unknown): string | null {
  return Array.isArray(scope) && scope.every((each) => typeof each === 'string') ? scope.join(' ') : textOrNull(scope);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
