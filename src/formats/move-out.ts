// Takes a secret that was typed into a request out of its text: a name stands in its place, or its auth says it.
import { encodeText } from '#collection/resolve-text.ts';
import { isVariableName } from '#oauth/variable-name.ts';
import { type PlainText, type RequestTexts, textsOfRequest } from './plain-texts.ts';
import type { FoundSecret } from './scan-secrets.ts';

/** A request without a secret that stood in it, and what is to be put into the vault. */
export type MoveOut<R> = {
  readonly text: string;
  /** The request as it shall be; for `auth` it has none yet. */
  readonly request: R;
} & (
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'auth'; readonly label: string; readonly authWith: <C>(credential: C) => MovedAuth<C> }
);

/** How a request authenticates instead. */
type MovedAuth<C> =
  | { readonly kind: 'bearer'; readonly token: C }
  | { readonly kind: 'basic'; readonly username: string; readonly password: C };

/**
 * Plans how a secret leaves the text of a request; `null` where it does not stand there any more, or its place takes no
 * name.
 * @param nameFor gives the name of the variable that stands for a text, by what that is.
 */
export function planMoveOut<R extends RequestTexts>(
  request: R,
  found: FoundSecret,
  nameFor: (label: string, text: string) => string,
): MoveOut<R> | null {
  const { in: plain, start, end, remedy } = found;
  const isThere = textsOfRequest(request).some((each) => isSame(each, plain));
  if (!isThere) return null;
  const written = plain.text.slice(start, end);
  // An auth is sent, a header that is off is not.
  const isOff = plain.part === 'header' && request.headers[plain.at]?.isEnabled === false;
  switch (isOff ? 'variable' : remedy) {
    case 'bearer':
      return { ...withoutHeader(request, plain), kind: 'auth', text: written, label: 'token', authWith: bearerWith };
    case 'basic':
      return asBasic(request, plain, written);
    case 'variable': {
      // In a path a variable is escaped as it is written, a secret one is not.
      const text = plain.part === 'path-variable' ? encodeText(written, 'path-segment') : written;
      const name = nameFor(found.label, text);
      const named = `${plain.text.slice(0, start)}{{${name}}}${plain.text.slice(end)}`;
      return { kind: 'variable', request: withText(request, plain, named), name, text };
    }
    case 'credential':
    case 'secret-variable':
    case 'none':
      return null;
  }
}

const bearerWith = <C>(token: C): MovedAuth<C> => ({ kind: 'bearer', token });

function isSame(one: PlainText, other: PlainText): boolean {
  return one.part === other.part && one.at === other.at && one.name === other.name && one.text === other.text;
}

/** User and password of a header (RFC 7617) or of a URL (RFC 3986 section 3.2.1). */
function asBasic<R extends RequestTexts>(request: R, plain: PlainText, written: string): MoveOut<R> | null {
  const isUrl = plain.part === 'url';
  const [userinfo = ''] = /(?<=:\/\/)[^/?#@]*(?=@)/.exec(plain.text) ?? [];
  const pair = isUrl ? decodedPair(userinfo, decodeURIComponent) : decodedPair(written, atobAsText);
  if (!pair) return null;
  const { username, password } = pair;
  return {
    ...(isUrl
      ? { request: withText(request, plain, plain.text.replace(`${userinfo}@`, '')) }
      : withoutHeader(request, plain)),
    ...{ kind: 'auth', text: password, label: 'password' },
    authWith: (credential) => ({ kind: 'basic', username, password: credential }),
  };
}

function atobAsText(encoded: string): string {
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** `null` where it can't be decoded, or would be encoded to something else. */
function decodedPair(written: string, decode: (written: string) => string) {
  try {
    const pair = decode(written);
    const colon = pair.indexOf(':');
    return colon < 0 ? null : { username: pair.slice(0, colon), password: pair.slice(colon + 1) };
  } catch {
    return null;
  }
}

function withoutHeader<R extends RequestTexts>(request: R, { at }: PlainText): { request: R } {
  return { request: { ...request, headers: request.headers.toSpliced(at, 1) } };
}

function withText<R extends RequestTexts>(request: R, { part, at }: PlainText, text: string): R {
  const inRow = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row, place) => (place === at ? { ...row, value: text } : row));
  const { body } = request;
  switch (part) {
    case 'url':
      return { ...request, url: text };
    case 'header':
      return { ...request, headers: inRow(request.headers) };
    case 'parameter':
      return { ...request, disabledParameters: inRow(request.disabledParameters) };
    case 'path-variable':
      return { ...request, pathVariables: inRow(request.pathVariables) };
    case 'form-field':
      return body.kind === 'form' ? { ...request, body: { ...body, rows: inRow(body.rows) } } : request;
    case 'body':
      return 'text' in body ? { ...request, body: { ...body, text } } : request;
    case 'name':
    case 'credential':
    case 'variable':
    case 'setting':
    case 'notes':
      return request;
  }
}

/**
 * "client secret" is `client_secret`, or `client_secret_2` where that stands for something else.
 * @param taken names that stand for something else.
 */
export function freeVariableName(label: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  const plain = label.replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^[_-]+|[_-]+$/g, '');
  const name = isVariableName(plain) ? plain : 'secret';
  let free = name;
  for (let count = 2; names.has(free); count += 1) free = `${name}_${count}`;
  return free;
}
