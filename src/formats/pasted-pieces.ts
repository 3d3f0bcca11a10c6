// Cuts a paste into the pieces that it is made of: commands, requests, consent URLs, JSON, and the text around them.
import { requestOfCurl } from './curl-request.ts';
import type { FoundPair, FoundText, Span } from './found.ts';
import { responseNames } from './oauth-names.ts';
import { type PastedRequest, parsedObject } from './pasted-request.ts';
import { isConsentUrl } from './propose-consent-url.ts';
import { readCode } from './read-code.ts';
import { readCurlCommand } from './read-curl.ts';
import { readHttpie } from './read-httpie.ts';
import { readRawHttp } from './read-raw-http.ts';
import { purposeOf, type RequestPurpose } from './request-purpose.ts';
import { readShellCommand, type ShellCommand } from './shell-words.ts';

/** A piece of a paste. */
export type PastedPiece =
  | { readonly kind: 'request'; readonly request: PastedRequest; readonly purpose: RequestPurpose }
  | { readonly kind: 'consent-url'; readonly url: FoundText }
  | { readonly kind: 'json'; readonly text: FoundText };

/** A paste, in pieces in the order of the text. */
export interface PiecesFound {
  readonly pieces: readonly PastedPiece[];
  /** Members of token responses that stand about in examples. */
  readonly responses: readonly FoundPair[];
  /** The text with every piece blanked out, each character in its place. */
  readonly prose: string;
}

const commandStart =
  /^[ \t]*(?:[$%>#][ \t]+|!|PS [^>\n]{0,80}>[ \t]*|\w{1,80}=\$\()?(curl(?:\.exe)?|https?|xhs?|--(?:request|url|header|data(?:-\w+)?)\b)(?=[ \t\\^`])/gm;
/** More than this is no page that a person pastes. */
const mostPieces = 100;

/** Reads a text as far as it goes. Total. */
export function findPieces(text: string): PiecesFound {
  const [raw, commands] = [readRawHttp(text), commandsIn(text)];
  const found: PastedPiece[] = [...raw, ...commands]
    .slice(0, mostPieces)
    .map((request) => ({ kind: 'request', request, purpose: purposeOf(request) }));
  found.push(...jsonIn(blanked(text, found)));
  found.push(...consentUrlsIn(blanked(text, found)));
  const rest = blanked(text, found);
  const code = readCode(rest);
  const pieces = [
    ...found,
    ...code.requests.map((request): PastedPiece => ({ kind: 'request', request, purpose: purposeOf(request) })),
  ];
  return {
    pieces: pieces.slice(0, mostPieces).sort((one, other) => spanOfPiece(one).start - spanOfPiece(other).start),
    responses: [...code.responses, ...pieces.flatMap(responseIn)],
    prose: rest,
  };
}

/** Where a piece stands. */
export function spanOfPiece(piece: PastedPiece): Span {
  switch (piece.kind) {
    case 'request':
      return spanOf(piece.request);
    case 'json':
      return spanOf(piece.text);
    case 'consent-url':
      return spanOf(piece.url);
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function commandsIn(text: string): PastedRequest[] {
  const found: PastedRequest[] = [];
  let end = 0;
  for (const match of text.matchAll(commandStart)) {
    const [whole, program = ''] = match;
    const start = match.index + whole.length - program.length;
    if (start < end || found.length >= mostPieces) continue;
    const command = readShellCommand(text, start);
    const request = /^(?:curl|--)/.test(program) ? curlRequest(command) : readHttpie(command);
    end = command.end;
    if (request) found.push(request);
  }
  return found;
}

function curlRequest(command: ShellCommand): PastedRequest | null {
  const curl = readCurlCommand(command);
  return curl && requestOfCurl(curl);
}

/** JSON objects that begin on a line of their own. Looking for their ends has a budget: a page of `{` has none. */
function jsonIn(text: string): PastedPiece[] {
  const found: PastedPiece[] = [];
  let [budget, end] = [3 * text.length, 0];
  for (const { index, 0: indented } of text.matchAll(/^[ \t]*\{/gm)) {
    const start = index + indented.length - 1;
    if (start < end || budget <= 0) continue;
    const close = endOfObject(text, start);
    budget -= close < 0 ? text.length - start : close - start;
    const json = close < 0 ? '' : text.slice(start, close);
    if (!parsedObject(json)) continue;
    found.push({ kind: 'json', text: { text: json, start, end: close } });
    end = close;
  }
  return found;
}

function endOfObject(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      at = endOfString(text, at);
      if (at < 0) return -1;
    } else if (char === '{') depth += 1;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
    else if (text[at] === '\n') return -1;
  }
  return -1;
}

function consentUrlsIn(text: string): PastedPiece[] {
  const found: PastedPiece[] = [];
  for (const { 0: written, index } of text.matchAll(/https?:\/\/[^\s"'`<>\\]+/g)) {
    const url = written.replace(/[),.;]+$/, '').replaceAll('&amp;', '&');
    if (!isConsentUrl(url)) continue;
    found.push({ kind: 'consent-url', url: { text: url, start: index, end: index + written.length } });
    if (found.length >= mostPieces) break;
  }
  return found;
}

/** The members of a token response in JSON, wherever they are nested. */
function responseIn(piece: PastedPiece): FoundPair[] {
  if (piece.kind !== 'json') return [];
  const { text, start, end } = piece.text;
  const members = /"(access_token|token_type|expires_in|id_token)"\s{0,20}:\s{0,20}(?:"([^"\n]{0,4000})"|(\d{1,12}))/g;
  return [...text.matchAll(members)].flatMap(([, name = '', value, number]) =>
    responseNames.has(name) ? [{ name, value: value ?? number ?? '', start, end }] : [],
  );
}

function blanked(text: string, pieces: readonly PastedPiece[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of pieces.map(spanOfPiece).sort((one, other) => one.start - other.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    at = end;
  }
  return parts.join('') + text.slice(at);
}
