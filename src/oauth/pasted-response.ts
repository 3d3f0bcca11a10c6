// An authorization response as the user pastes it: the address of a page that failed to load, a mail around it, or the
// code that the provider shows. Held to the same checks as the callback (RFC 6749 sections 4.1.2 and 10.12, RFC 9207).
import {
  type AuthorizationResponse,
  type ExpectedResponse,
  readAuthorizationResponse,
} from './authorization-response.ts';
import type { CodeOrigin, ResponseFields, ResponseRefusal } from './run.ts';

/** What a paste is held against. */
export interface ExpectedPaste extends ExpectedResponse {
  readonly redirectUri: string;
  /** The provider shows the code on its own page: a code may come without anything around it, and so without a state. */
  readonly takesBareCode: boolean;
}

/** Why a paste is not used. Nothing is taken from it (SECURITY.md R22). */
export type PasteRefusal =
  | ResponseRefusal
  | { readonly kind: 'other-address'; readonly expected: string; readonly received: string }
  | { readonly kind: 'several-responses' }
  | { readonly kind: 'no-response-in-it' }
  | { readonly kind: 'consent-url' }
  | { readonly kind: 'looks-like-a-token' }
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
  const addresses = addressesIn(text);
  const answers = [...new Set(addresses)].filter((address) => fieldsOf(address).some(([name]) => isOfResponse(name)));
  const [answer, ...others] = answers;
  if (others.length > 0) return refused({ kind: 'several-responses' });
  if (answer !== undefined) return readAddress(text, answer, expected);
  if (addresses.some(isConsentUrl)) return refused({ kind: 'consent-url' });
  if (addresses.length > 0) return refused({ kind: 'no-response-in-it' });
  return readWithoutAddress(text, expected);
}

function refused(reason: PasteRefusal): PastedResponse {
  return { kind: 'refused', reason };
}

const addressPattern = /\b[a-z][a-z\d+.-]*:\/[^\s<>"'`]+/gi;

/** The addresses that a text holds. One that a mail or a terminal broke over lines is put together again. */
function addressesIn(text: string): string[] {
  const plain = text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replaceAll('&amp;', '&');
  const joined = plain.trim().replace(/^(["'`<])|(["'`>])$/g, '');
  const isBroken = /^[a-z][a-z\d+.-]*:\/\S+(?:\r?\n\S+)+$/i.test(joined) && joined.match(/:\/\//g)?.length === 1;
  const found = isBroken ? [joined.replace(/\s+/g, '')] : (plain.match(addressPattern) ?? []);
  return found.map((each) => each.replace(/[),.;:!\]}]+$/, ''));
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
  return names.includes('response_type') && names.includes('client_id');
}

function readAddress(text: string, address: string, expected: ExpectedPaste): PastedResponse {
  const received = splitOnce(splitOnce(address, '#')[0], '?')[0];
  if (!isSameAddress(address, expected.redirectUri)) {
    return refused({ kind: 'other-address', expected: expected.redirectUri, received });
  }
  const own = fieldsOf(expected.redirectUri);
  const fields = fieldsOf(address).filter(([name, value]) => !own.some(([n, v]) => n === name && v === value));
  const isWhole = text.trim().replaceAll('&amp;', '&').replace(/\s+/g, '').length <= address.length + 2;
  return answered(readAuthorizationResponse(fields, expected), text, isWhole ? 'pasted-url' : 'pasted-text');
}

/** Scheme, host, port, path and the registered query (RFC 9700 section 2.1). A user in front of the host is another address. */
function isSameAddress(address: string, redirectUri: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(redirectUri)) return false;
  const [received, wanted] = [new URL(address), new URL(redirectUri)];
  if (received.username !== '' || received.password !== '') return false;
  const own = [...wanted.searchParams];
  return (
    received.protocol === wanted.protocol &&
    received.host === wanted.host &&
    received.pathname === wanted.pathname &&
    own.every(([name, value]) => received.searchParams.getAll(name).includes(value))
  );
}

/** A query alone has its state to go by; anything else must be the code that the provider shows. */
function readWithoutAddress(text: string, expected: ExpectedPaste): PastedResponse {
  const trimmed = text.trim();
  const query = /^[?#]?(\S*=\S*)$/.exec(trimmed)?.[1]?.replaceAll('&amp;', '&');
  const fields = query ? [...new URLSearchParams(query)] : [];
  if (fields.some(([name]) => isOfResponse(name)) && fields.some(([name]) => name === 'state')) {
    return answered(readAuthorizationResponse(fields, expected), text, 'pasted-text');
  }
  if (looksLikeToken(trimmed)) return refused({ kind: 'looks-like-a-token' });
  const code = shownCode(trimmed);
  if (code === null) return refused({ kind: expected.takesBareCode ? 'not-a-code' : 'no-response-in-it' });
  if (code === expected.state) return refused({ kind: 'own-state' });
  if (!expected.takesBareCode) return refused({ kind: 'bare-code-not-taken' });
  return { kind: 'code', code, from: 'bare-code', span: spanOf(code, text) };
}

function looksLikeToken(text: string): boolean {
  return /\beyJ[\w-]{8,}\.[\w-]*\.[\w-]*/.test(text) || /["']?(?:access|refresh|id)_token["']?\s*[:=]/.test(text);
}

/** A code alone, in quotes, or behind the word that names it. Its characters: RFC 6749 Appendix A.11, no space. */
function shownCode(text: string): string | null {
  const named = /\b(?:authorization|verification)?\s*code\b[^\S\r\n]*(?:is)?\s*[:=]\s*["'`]?([\x21-\x7e]+)/i.exec(
    text,
  )?.[1];
  const alone = /^["'`]?([\x21-\x7e]+?)["'`]?$/.exec(text)?.[1];
  const code = (named ?? alone)?.replace(/["'`.,;]+$/, '');
  return code !== undefined && /^[^\s<>{}[\]"\\]{4,4096}$/.test(code) ? code : null;
}

function answered(response: AuthorizationResponse, text: string, from: PasteOrigin): PastedResponse {
  switch (response.kind) {
    case 'code':
      return { kind: 'code', code: response.code, from, span: spanOf(response.code, text) };
    case 'token':
      return { ...response, from };
    case 'error':
      return { ...response, from };
    case 'refused':
      return response;
  }
}

/** Where a code stands in the text, as it stands there: percent-encoded or not. */
function spanOf(code: string, text: string): readonly [number, number] | null {
  for (const written of [code, encodeURIComponent(code)]) {
    const at = text.indexOf(written);
    if (at >= 0) return [at, at + written.length];
  }
  return null;
}
