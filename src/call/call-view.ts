import { type Call, type Hop, headerValue, type ResponseHead } from './call.ts';
import { type Challenge, type OfferedScheme, readChallenge, readOfferedSchemes } from './challenge.ts';
import { hideEchoes } from './echoes.ts';
import { type ShownSpan, showBody, showHeaders, shownUrl, showRequest } from './mask.ts';
import { maskText } from './mask-text.ts';
import type { SecretRef } from './secret-ref.ts';
import { secretsIn } from './template.ts';

/** A redirect that was followed, as screens read it: URLs and headers masked. */
export interface HopView extends Omit<Hop, 'head'> {
  readonly status: number;
  readonly reason: string;
  readonly responseHeaders: readonly (readonly [name: string, value: ShownSpan])[];
}

/** A call as screens read it: every secret masked, by slot, by name and by shape, and where the request's came back. */
export interface CallView extends Omit<Call, 'body' | 'wireBody' | 'head' | 'request' | 'hops' | 'echoes'> {
  readonly method: string;
  /** The URL, secrets masked. */
  readonly url: string;
  readonly requestText: readonly ShownSpan[];
  readonly requestHeaderNames: readonly string[];
  readonly hops: readonly HopView[];
  /** Where the last hop led: the URL that gave this response. That of the request where no redirect was followed. */
  readonly lastUrl: string;
  /** Where the response would lead on: its Location, resolved, for a redirect that was not followed. */
  readonly redirectsTo: string | null;
  readonly head: { readonly status: number; readonly reason: string; readonly httpVersion: string } | null;
  readonly responseHeaders: readonly (readonly [name: string, value: ShownSpan])[];
  /** The response body for the screen; `null` where it is no text in UTF-8. */
  readonly responseBody: readonly ShownSpan[] | null;
  /** Why access was refused, in the resource server's words. */
  readonly challenge: Challenge | null;
  /** The ways in that it offers then. */
  readonly schemesOffered: readonly OfferedScheme[];
  /** What the request's Authorization header is made of, `null` where it has none. */
  readonly authorization: SentAuthorization | null;
}

/** How a request proved itself in its Authorization header. */
export interface SentAuthorization {
  /** "Basic"; empty where none stands in front. */
  readonly scheme: string;
  readonly secretIds: readonly SecretRef['id'][];
}

/** Makes the view of a call. */
export function viewCall(call: Call): CallView {
  const { body, wireBody: _, echoes: __, head, request, hops, ...rest } = hideEchoes(call);
  const responseText = textOf(body, rest.largeBody !== null || rest.ending.kind !== 'response');
  const url = shownUrl(request);
  return {
    ...rest,
    method: request.method,
    url,
    requestText: showRequest(request),
    requestHeaderNames: request.headers.map(([name]) => name),
    hops: hops.map(viewHop),
    lastUrl: maskText(hops.at(-1)?.nextUrl ?? '') || url,
    redirectsTo: redirectIn(head, hops.at(-1)?.nextUrl ?? url),
    head: head && { status: head.status, reason: head.reason, httpVersion: head.httpVersion },
    responseHeaders: showHeaders(head?.rawHeaders ?? []),
    responseBody: responseText === null ? null : showBody(responseText),
    challenge: challengeIn(head),
    schemesOffered: schemesIn(head),
    authorization: authorizationOf(request),
  };
}

function viewHop({ head, ...hop }: Hop): HopView {
  return {
    ...hop,
    url: maskText(hop.url),
    nextUrl: maskText(hop.nextUrl),
    status: head.status,
    reason: head.reason,
    responseHeaders: showHeaders(head.rawHeaders),
  };
}

/** RFC 9110 sections 10.2.2 and 15.4. A 304 and a 300 without a choice lead nowhere. */
function redirectIn(head: ResponseHead | null, base: string): string | null {
  const location = headerValue(head, 'location');
  if (!head || ![301, 302, 303, 307, 308].includes(head.status) || !location || !URL.canParse(location, base))
    return null;
  return maskText(new URL(location, base).href);
}

/** A field may stand in one line or in several (RFC 9110 section 5.3). */
function challengeIn(head: ResponseHead | null): Challenge | null {
  const challenge = readChallenge(challengeField(head));
  return challenge && { ...challenge, description: challenge.description && maskText(challenge.description) };
}

function schemesIn(head: ResponseHead | null): OfferedScheme[] {
  return readOfferedSchemes(challengeField(head)).map(({ scheme, realm }) => ({
    scheme,
    realm: realm && maskText(realm),
  }));
}

function challengeField(head: ResponseHead | null): string {
  const lines = head?.rawHeaders.filter(([name]) => name.toLowerCase() === 'www-authenticate') ?? [];
  return lines.map(([, value]) => value).join(', ');
}

function authorizationOf({ headers }: Call['request']): SentAuthorization | null {
  const value = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const [first] = value ?? [];
  const scheme = first?.kind === 'text' ? (/^([\w-]+) /.exec(first.text)?.[1] ?? '') : '';
  return value ? { scheme, secretIds: secretsIn(value).map(({ id }) => id) } : null;
}

/** @param isCut the body goes on where it ends here, maybe in the middle of a character: half of one is left out then. */
function textOf(body: Uint8Array, isCut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: isCut });
  } catch {
    return null;
  }
}
