// Whatever a developer has at hand, told apart and read: a consent URL, a request for a token in any language, a
// credentials file, a token, its response, an API call, or a page with several of them.
import { addressesIn, plainText } from '#oauth/pasted-address.ts';
import { type TokenFormat, tokenFormat } from '#oauth/token-format.ts';
import { type CredentialsFileKind, proposeFromJson } from './credentials-file.ts';
import { proposeFromEnv } from './dot-env.ts';
import type { FoundPair, FoundText, Span } from './found.ts';
import { isObject } from './json-places.ts';
import { sayLifetimes } from './lifetime-claims.ts';
import { findPieces, type PastedPiece, spanOfPiece } from './pasted-pieces.ts';
import { formPairs, type PastedRequest, parsedObject } from './pasted-request.ts';
import { Draft, type Proposal } from './proposal.ts';
import { authorizationOf, type FoundAuthorization, proposeFromApiCall } from './propose-api-call.ts';
import { isConsentUrl, proposeFromConsentUrl } from './propose-consent-url.ts';
import { proposeFromRequests } from './propose-requests.ts';

/** A piece of a paste, and what it was taken for: "curl, token request". */
export interface NamedPiece extends Span {
  readonly name: string;
}

/** What a paste is. Texts of tokens and of `secrets` are to be masked wherever they are shown. */
export type Pasted =
  | {
      readonly kind: 'consent-url' | 'token-request';
      readonly proposal: Proposal;
      readonly pieces: readonly NamedPiece[];
    }
  | {
      readonly kind: 'credentials-file';
      readonly file: CredentialsFileKind;
      readonly proposal: Proposal;
      readonly pieces: readonly NamedPiece[];
    }
  | {
      readonly kind: 'api-call';
      readonly request: PastedRequest;
      readonly authorization: FoundAuthorization | null;
      readonly proposal: Proposal;
      readonly pieces: readonly NamedPiece[];
    }
  /** The text of a response that holds a token: its body, as received. */
  | { readonly kind: 'token-response'; readonly response: FoundText }
  | { readonly kind: 'bare-token'; readonly token: FoundText; readonly format: TokenFormat }
  /** What was recognized in it, in words; nothing, where that is so. */
  | { readonly kind: 'unknown'; readonly found: readonly string[] };

/** Longer than any page that a person pastes. */
const longestPaste = 1_000_000;

/** Reads a paste. Total, without an effect, and linear in its length. */
export function readPasted(pasted: string): Pasted {
  if (pasted.length > longestPaste) {
    const found = `${pasted.length.toLocaleString('en')} characters: at most ${longestPaste.toLocaleString('en')} are read`;
    return { kind: 'unknown', found: [found] };
  }
  const text = straightened(pasted);
  const whole: FoundText = { text, start: 0, end: text.length };
  return readToken(text) ?? readResponse(whole) ?? readEnv(whole) ?? readWholeAddress(whole) ?? readPieces(text);
}

/** Text with the quotes and spaces of a keyboard, where a page has those of a printer. Every place stays what it was. */
function straightened(text: string): string {
  return text
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u00a0\u202f\ufeff]/g, ' ');
}

/** One word that may be a token, with the name of its header or without. */
function readToken(text: string): Pasted | null {
  const [, before = '', token = ''] =
    /^(\s*(?:authorization:\s*)?(?:bearer\s+)?["']?)([\w.~+/-]+=*)["']?\s*$/i.exec(text) ?? [];
  if (token === '') return null;
  const format = tokenFormat(token);
  const isSaid = /bearer/i.test(before);
  const isToken = format.kind === 'jwt' || format.kind === 'jwe' || isSaid || (token.length >= 16 && /\d/.test(token));
  if (!isToken) return null;
  return {
    kind: 'bare-token',
    token: { text: token, start: before.length, end: before.length + token.length },
    format,
  };
}

/** A response in JSON or as a form, with its status line and headers in front or without. */
function readResponse({ text }: FoundText): Pasted | null {
  const head = /^\s*(?:HTTP\/\d[^\n]*\n(?:[\w-]+:[^\n]*\n)*\s*\n)?\s*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(head).trimEnd();
  const json = parsedObject(body);
  const isForm =
    /^[\w.-]+=[^\s&]*(?:&[\w.-]+=[^\s&]*)*$/.test(body) && formPairs(body, { start: 0, end: 0 }).some(isToken);
  if (!(json ? holdsToken(json, 0) : isForm)) return null;
  return { kind: 'token-response', response: { text: body, start: head, end: head + body.length } };
}

function isToken({ name, value }: FoundPair): boolean {
  return name === 'access_token' && value !== '';
}

function holdsToken(value: unknown, depth: number): boolean {
  if (!isObject(value) || depth > 4) return false;
  if (typeof value.access_token === 'string') return true;
  return Object.values(value)
    .slice(0, 200)
    .some((each) => holdsToken(each, depth + 1));
}

function readEnv({ text, start, end }: FoundText): Pasted | null {
  const draft = new Draft();
  if (!proposeFromEnv(draft, text)) return null;
  return {
    kind: 'credentials-file',
    file: 'env',
    proposal: draft.proposal(),
    pieces: [{ name: '.env file', start, end }],
  };
}

const longestAddress = 20_000;

/** A consent URL that is all of the text, though a mail or a terminal broke it. */
function readWholeAddress({ text, start, end }: FoundText): Pasted | null {
  if (text.length > longestAddress) return null;
  const plain = plainText(text);
  const [address, ...others] = addressesIn(plain);
  if (address === undefined || others.length > 0 || plain.replace(/[\s<>]+/g, '') !== address || !isConsentUrl(address))
    return null;
  const draft = new Draft();
  proposeFromConsentUrl(draft, { text: address, start, end });
  return { kind: 'consent-url', proposal: draft.proposal(), pieces: [{ name: 'consent URL', start, end }] };
}

function readPieces(text: string): Pasted {
  const { pieces, responses, prose } = findPieces(text);
  const draft = new Draft();
  const names = new Map<PastedPiece, string>();
  let file: CredentialsFileKind | null = null;
  for (const piece of pieces) {
    if (piece.kind !== 'json') continue;
    const kind: CredentialsFileKind | null = file === null ? proposeFromJson(draft, piece.text) : null;
    file ??= kind;
    if (kind) names.set(piece, 'credentials file');
    else if (holdsToken(parsedObject(piece.text.text), 0)) {
      names.set(piece, 'token response');
      draft.keepSample(piece.text);
    }
  }
  const tokenRequest = proposeFromRequests(draft, pieces, text);
  const consentUrls = consentUrlsOf(pieces);
  for (const url of consentUrls.slice(0, 1)) proposeFromConsentUrl(draft, url);
  const call = apiCallOf(pieces, file !== null || tokenRequest || consentUrls.length > 0);
  if (call) proposeFromApiCall(draft, call);
  sayLifetimes(draft, prose, responses);
  const named = pieces.map((piece) => ({ name: names.get(piece) ?? nameOf(piece), ...spanOfPiece(piece) }));
  const proposal = draft.proposal();
  if (file) return { kind: 'credentials-file', file, proposal, pieces: named };
  if (tokenRequest) return { kind: 'token-request', proposal, pieces: named };
  if (consentUrls.length > 0) return { kind: 'consent-url', proposal, pieces: named };
  if (call) return { kind: 'api-call', request: call, authorization: authorizationOf(call), proposal, pieces: named };
  return otherwise(pieces, named, responses);
}

function consentUrlsOf(pieces: readonly PastedPiece[]): FoundText[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'consent-url') return [piece.url];
    return piece.kind === 'request' && piece.purpose === 'consent' && piece.request.url ? [piece.request.url] : [];
  });
}

/** The call that shows a token; beside nothing else, any call. */
function apiCallOf(pieces: readonly PastedPiece[], hasOther: boolean): PastedRequest | undefined {
  const calls = pieces.flatMap((piece) => (piece.kind === 'request' && piece.purpose === 'api' ? [piece.request] : []));
  return (
    calls.find((call) => authorizationOf(call) !== null) ??
    (hasOther ? undefined : calls.find(({ url }) => url !== null))
  );
}

/** A page of which only an answer is of use, or nothing. */
function otherwise(
  pieces: readonly PastedPiece[],
  named: readonly NamedPiece[],
  responses: readonly FoundPair[],
): Pasted {
  const response = pieces.find((piece) => piece.kind === 'json' && holdsToken(parsedObject(piece.text.text), 0));
  if (response?.kind === 'json') return { kind: 'token-response', response: response.text };
  const members =
    responses.length > 0
      ? [`parts of a token response: ${[...new Set(responses.map(({ name }) => name))].join(', ')}`]
      : [];
  return { kind: 'unknown', found: [...named.map(({ name }) => name), ...members] };
}

const purposes = {
  token: 'token request',
  refresh: 'refresh',
  consent: 'authorization request',
  'introspection-or-revocation': 'introspection or revocation',
  api: 'API call',
} as const;

function nameOf(piece: PastedPiece): string {
  if (piece.kind === 'request') return `${piece.request.tool}, ${purposes[piece.purpose]}`;
  return piece.kind === 'json' ? 'JSON' : 'consent URL';
}
