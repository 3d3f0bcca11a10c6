// An authorization response as the user pastes it: the address of a page that failed to load, a mail around it, or the
// code that the provider shows. Held to the same checks as the callback (RFC 6749 sections 4.1.2 and 10.12, RFC 9207).
import type { SecretRef } from '#call/secret-ref.ts';
import {
  type AuthorizationResponse,
  type ExpectedResponse,
  readAuthorizationResponse,
} from './authorization-response.ts';
import { addressesIn, isRedirectTarget, plainText } from './pasted-address.ts';
import { looksLikeSecret, looksLikeToken, shownCodes } from './pasted-code.ts';
import type { CodeOrigin, ResponseFields, ResponseRefusal } from './run.ts';

/** What a paste is held against. */
export interface ExpectedPaste extends ExpectedResponse {
  /** Empty where the authorization request sent none: the state alone tells whose answer an address is. */
  readonly redirectUri: string;
  /** The provider shows the code on its own page: a code may come without anything around it, and so without a state. */
  readonly takesBareCode: boolean;
  /** Secrets that may be at hand and are no code: the client's own, the run's verifier. */
  readonly secretsOfRun: readonly SecretRef[];
}

/** Why a paste is not used. Nothing is taken from it (SECURITY.md R22). */
export type PasteRefusal =
  | ResponseRefusal
  | { readonly kind: 'other-address'; readonly expected: string; readonly received: string }
  | { readonly kind: 'several-responses' }
  | { readonly kind: 'no-response-in-it' }
  | { readonly kind: 'consent-url' }
  | { readonly kind: 'looks-like-a-token' }
  /** It ends like a secret of this run: `label` says which. */
  | { readonly kind: 'looks-like-a-secret'; readonly label: string }
  /** The state of this very run: it names the run and is no code. */
  | { readonly kind: 'own-state' }
  | { readonly kind: 'bare-code-not-taken' }
  | { readonly kind: 'not-a-code' }
  | { readonly kind: 'too-long'; readonly limit: number };

type PasteOrigin = Exclude<CodeOrigin, 'callback'>;

/** A paste, read. `span` is where the code stands in the text. */
export type PastedResponse =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly from: PasteOrigin;
      readonly span: readonly [start: number, end: number] | null;
    }
  | { readonly kind: 'token'; readonly response: string; readonly from: PasteOrigin }
  | {
      readonly kind: 'error';
      readonly error: string;
      readonly description: string | null;
      readonly uri: string | null;
      readonly from: PasteOrigin;
    }
  | { readonly kind: 'refused'; readonly reason: PasteRefusal };

const longestPaste = 20_000;

/** Reads a pasted text. Total, and without an effect: it may be asked on every keystroke. */
export function readPastedResponse(text: string, expected: ExpectedPaste): PastedResponse {
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > longestPaste) return refused({ kind: 'too-long', limit: longestPaste });
  const plain = plainText(text);
  const addresses = addressesIn(plain);
  const [answer, ...others] = addresses.filter((address) => fieldsOf(address).some(([name]) => isOfResponse(name)));
  if (others.length > 0) return refused({ kind: 'several-responses' });
  if (answer !== undefined) return readAddress(answer, { text, plain, expected });
  if (addresses.some(isConsentUrl)) return refused({ kind: 'consent-url' });
  if (addresses.length > 0) return refused({ kind: 'no-response-in-it' });
  return readWithoutAddress({ text, plain, expected });
}

interface Paste {
  readonly text: string;
  readonly plain: string;
  readonly expected: ExpectedPaste;
}

function refused(reason: PasteRefusal): PastedResponse {
  return { kind: 'refused', reason };
}

/** What stands in an address's query and fragment, in order. */
function fieldsOf(address: string): ResponseFields {
  const [beforeFragment = '', fragment = ''] = splitOnce(address, '#');
  const [, query = ''] = splitOnce(beforeFragment, '?');
  return [...new URLSearchParams(query), ...new URLSearchParams(fragment)];
}

function splitOnce(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function isOfResponse(name: string): boolean {
  return name === 'code' || name === 'error' || name === 'access_token';
}

function isConsentUrl(address: string): boolean {
  const names = fieldsOf(address).map(([name]) => name);
  return names.includes('client_id') && (names.includes('response_type') || names.includes('request_uri'));
}

function readAddress(address: string, { text, plain, expected }: Paste): PastedResponse {
  const isUnsent = expected.redirectUri === '' && expected.takesBareCode;
  if (!isUnsent && !isRedirectTarget(address, expected.redirectUri)) {
    const received = splitOnce(splitOnce(address, '#')[0], '?')[0];
    return refused({ kind: 'other-address', expected: expected.redirectUri, received });
  }
  const own = fieldsOf(expected.redirectUri);
  const fields = fieldsOf(address).filter(([name, value]) => !own.some(([n, v]) => n === name && v === value));
  const isWhole = plain.replace(/[\s<>]+/g, '') === address;
  return answered(readAuthorizationResponse(fields, expected), text, isWhole ? 'pasted-url' : 'pasted-text');
}

/** A query alone has its state to go by; anything else must be the code that the provider shows. */
function readWithoutAddress(paste: Paste): PastedResponse {
  const { text, plain, expected } = paste;
  const query = /^[?#]?([\w.-]+=\S*)$/.exec(plain)?.[1];
  const fields = query === undefined ? [] : [...new URLSearchParams(query)];
  if (fields.some(([name]) => isOfResponse(name))) return readQuery(fields, paste);
  if (looksLikeToken(plain)) return refused({ kind: 'looks-like-a-token' });
  const [shown, ...others] = shownCodes(plain);
  if (shown === undefined) return refused({ kind: expected.takesBareCode ? 'not-a-code' : 'no-response-in-it' });
  if (others.length > 0) return refused({ kind: 'several-responses' });
  const reason = bareRefusal(shown.code, shown.state, expected);
  if (reason) return refused(reason);
  const from = shown.state === null ? 'bare-code' : 'pasted-text';
  return { kind: 'code', code: shown.code, from, span: spanOf(shown.code, text) };
}

/** Where the provider shows the code, a query may come without its state as the bare code does. */
function readQuery(fields: ResponseFields, { text, expected }: Paste): PastedResponse {
  const isBare = expected.takesBareCode && !fields.some(([name]) => name === 'state');
  if (!isBare) return answered(readAuthorizationResponse(fields, expected), text, 'pasted-text');
  const stated: ResponseFields = [...fields, ['state', expected.state]];
  return answered(readAuthorizationResponse(stated, { ...expected, announcesIssuer: false }), text, 'bare-code');
}

function bareRefusal(code: string, state: string | null, expected: ExpectedPaste): PasteRefusal | null {
  if (code === expected.state) return { kind: 'own-state' };
  const secret = expected.secretsOfRun.find((each) => looksLikeSecret(code, each));
  if (secret) return { kind: 'looks-like-a-secret', label: secret.label };
  if (!expected.takesBareCode) return { kind: 'bare-code-not-taken' };
  return state === null || state === expected.state ? null : { kind: 'state-differs' };
}

function answered(response: AuthorizationResponse, text: string, from: PasteOrigin): PastedResponse {
  switch (response.kind) {
    case 'code':
      return { kind: 'code', code: response.code, from, span: spanOf(response.code, text) };
    case 'token':
    case 'error':
      return { ...response, from };
    case 'refused':
      return response;
  }
}

/** Where a code stands in the text, as it stands there: behind its name rather than anywhere, percent-encoded or not. */
function spanOf(code: string, text: string): readonly [number, number] | null {
  for (const written of [code, encodeURIComponent(code), encodeURIComponent(code).replaceAll('%20', '+')]) {
    const named = ['?code=', '&code=', '#code=', ';code='].map((name) => text.indexOf(name + written) + name.length);
    const at = named.find((each) => each >= '?code='.length) ?? text.indexOf(written);
    if (at >= 0) return [at, at + written.length];
  }
  return null;
}
