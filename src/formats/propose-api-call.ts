// What the example of an API call says about a profile: where the API is, and how a token is shown to it (RFC 6750).
import { isLoopback } from '#call/loopback.ts';
import { isSensitiveName } from '#call/secret-names.ts';
import type { FoundText } from './found.ts';
import { credentialsOf, headerOf, type PastedRequest } from './pasted-request.ts';
import { holdsPlaceholder, isPlaceholder } from './placeholder.ts';
import { clipped, type Draft } from './proposal.ts';

/** How a call says who sends it. The text is a secret, or a placeholder. */
export interface FoundAuthorization extends FoundText {
  /** "Bearer", "Basic"; empty where the header has none. */
  readonly scheme: string;
}

/** The credentials of a call, `null` where it has none. */
export function authorizationOf({ headers, credentials }: PastedRequest): FoundAuthorization | null {
  if (credentials) {
    const { username, password, start, end } = credentials;
    return { scheme: 'Basic', text: `${username}:${password}`, start, end };
  }
  const header = headerOf(headers, 'authorization');
  if (!header) return null;
  const { start, end } = header;
  const [, scheme = '', text = ''] = /^\s*(?:([A-Za-z][\w-]*)\s+)?(.*)$/s.exec(header.value) ?? [];
  return { scheme, text: text.trim(), start, end };
}

/** Reads an API call beside a token request, or one that takes Basic without any token. */
export function proposeFromApiCall(draft: Draft, request: PastedRequest) {
  const authorization = authorizationOf(request);
  if (authorization) sayScheme(draft, authorization);
  if (authorization?.scheme.toLowerCase() === 'basic' && draft.at('grant') === undefined)
    proposeBasic(draft, request, authorization);
  proposeFirstRequest(draft, request);
  if (request.bodyForm === 'multipart')
    draft.pass('multipart/form-data', 'a request has no body in parts: its fields are kept as a form', request);
  for (const { name, value, start, end } of request.headers) {
    if (isOwn.test(name) || draft.at('defaultHeaders')) continue;
    const from = { start, end };
    if (isSensitiveName(name))
      draft.pass(
        name,
        isAdopted(authorization) ? kept : 'it is a secret, and a profile has no field for this one',
        from,
      );
    else if (isPlaceholder(value, name)) draft.pass(name, `${clipped(value)} stands for a value of yours`, from);
  }
  const headers = request.headers.filter(
    ({ name, value }) => !isOwn.test(name) && !isSensitiveName(name) && !isPlaceholder(value, name),
  );
  const [first] = headers;
  if (first)
    draft.fill(
      'defaultHeaders',
      headers.map(({ name, value }) => ({ name, value })),
      first,
    );
}

const kept = 'no profile has a field for this secret: the request that is opened keeps it, sealed';

/** It carries a token that can be adopted, and with it the call as it stands. */
function isAdopted(authorization: FoundAuthorization | null): boolean {
  return authorization !== null && !/^basic$/i.test(authorization.scheme) && !isPlaceholder(authorization.text);
}

const isOwn =
  /^(?:accept|accept-encoding|authorization|connection|content-(?:type|length)|cookie|expect|host|user-agent)$/i;

function sayScheme(draft: Draft, { scheme, text, start, end }: FoundAuthorization) {
  if (scheme !== '' || text === '') return;
  const shown = isPlaceholder(text) ? `Authorization: ${clipped(text)}` : 'Authorization: and the token alone';
  const instead = isPlaceholder(text)
    ? 'Sent as Bearer, then the token (RFC 6750 §2.1).'
    : 'RFC 6750 §2.1 has Bearer in front. An adopted call stays as it is: that may be why it fails.';
  draft.contradict({ what: 'The word Bearer is missing', found: shown, instead }, { start, end });
}

function proposeBasic(draft: Draft, request: PastedRequest, authorization: FoundAuthorization) {
  const { start, end } = authorization;
  const pair = request.credentials ?? decodedPair(authorization);
  if (!pair) return;
  draft.fill('grant', 'basic', authorization);
  draft.fillText('username', { name: 'username', value: pair.username, start, end });
  draft.keepSecret('password', { name: 'password', value: pair.password, start, end });
}

function decodedPair({ text, start, end }: FoundAuthorization) {
  try {
    return credentialsOf({ text: atob(text), start, end });
  } catch {
    return null;
  }
}

function proposeFirstRequest(draft: Draft, { url, method }: PastedRequest) {
  if (!url) return;
  if (holdsPlaceholder(url.text) || !URL.canParse(url.text)) {
    draft.pass('API URL', `${clipped(url.text)} is no whole URL, or holds a placeholder`, url);
    return;
  }
  const address = new URL(url.text);
  if ([...address.searchParams.keys()].some(isSensitiveName)) {
    draft.pass('API URL', 'a secret stands in its query', url);
    return;
  }
  if (draft.at('firstRequest')) return;
  draft.fill('firstRequest', { method, url: url.text }, url);
  if (!draft.at('apiBaseUrl')) {
    const base = new URL('.', address.href.split(/[?#]/)[0]).href.replace(/\/$/, '');
    draft.fillUrl('apiBaseUrl', { ...url, name: 'API URL', value: base });
  }
  if (address.protocol === 'http:' && !isLoopback(address)) {
    const instead = 'RFC 6750 §5.3 demands TLS: try https.';
    draft.contradict(
      { what: 'The token would travel in the clear', found: `API call to ${clipped(address.host)}`, instead },
      url,
    );
  }
}
