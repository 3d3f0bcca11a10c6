// Where a redirect leads, RFC 9110 section 15.4, and what may go there (SECURITY.md R10).
import type { HeaderLine, Hop, RedirectStop, ResponseHead } from '#call/call.ts';
import type { RefusalCode } from '#call/refusal.ts';
import { isSensitiveName } from '#call/secret-names.ts';
import type { TlsSettings } from '#call/wire.ts';
import type { Order } from './dial.ts';
import { readTarget, type Target } from './target.ts';

/** Most redirects that one call follows. */
const mostHops = 20;

/** What comes of a response to a call that follows redirects. */
export type Redirect =
  | { readonly kind: 'none' }
  | { readonly kind: 'stop'; readonly why: RedirectStop }
  /** The next request; or the rule that stands against where it would go. */
  | { readonly kind: 'follow'; readonly told: ToldHop; readonly next: Order | RefusalCode };

/** What a hop tells beside its connection and its response. */
export type ToldHop = Pick<Hop, 'method' | 'url' | 'nextUrl' | 'droppedHeaders' | 'isBodyDropped'>;

/** Statuses that say where to go next. */
const redirects = new Set([301, 302, 303, 307, 308]);

/** Reads a response as a redirect of the request that `order` made, `hops` redirects into its call. */
export function readRedirect(order: Order, head: ResponseHead, hops: number): Redirect {
  if (order.description.redirects === 'manual' || !redirects.has(head.status)) return { kind: 'none' };
  const url = locationOf(head, order.description.url);
  const target = url === null ? 'bad-url' : readTarget(url, order.ownPort);
  if (url === null || (typeof target === 'string' && !addressRules.has(target))) {
    return { kind: 'stop', why: 'bad-location' };
  }
  if (hops >= mostHops) return { kind: 'stop', why: 'too-many' };
  return follow(order, { url, target }, head.status);
}

/** Rules that stand against an address: the redirect itself can be read. */
const addressRules: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'own-address',
  'link-local-address',
  'metadata-address',
]);

interface Destination {
  readonly url: string;
  readonly target: Target | RefusalCode;
}

function follow(order: Order, { url, target }: Destination, status: number): Redirect {
  const { description, body } = order;
  const isElsewhere = originOf(url) !== originOf(description.url);
  const method = nextMethod(description.method, status);
  const isBodyDropped = method !== description.method && description.hasBody;
  if (isElsewhere && !isBodyDropped && body.length > 0) return { kind: 'stop', why: 'body-to-another-origin' };
  const kept = description.headers.filter(
    ([name]) => !(method !== description.method && describesBody.has(name.toLowerCase())),
  );
  const [headers, droppedHeaders] = isElsewhere ? withoutSecrets(kept, description.sensitiveHeaders) : [kept, []];
  const told = { method: description.method, url: description.url, nextUrl: url, droppedHeaders, isBodyDropped };
  if (typeof target === 'string') return { kind: 'follow', told, next: target };
  const tls = isElsewhere ? withoutIdentity(description.tls) : description.tls;
  const next = { method, url, headers, hasBody: description.hasBody && !isBodyDropped, tls };
  return {
    kind: 'follow',
    told,
    next: {
      ...order,
      description: { ...description, ...next },
      target,
      body: isBodyDropped ? new Uint8Array() : body,
    },
  };
}

/** 303 asks for a GET, whatever was sent; after 301 and 302 a POST becomes one by old custom. */
function nextMethod(method: string, status: number): string {
  if (status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return method === 'POST' && (status === 301 || status === 302) ? 'GET' : method;
}

/** Go with the body they describe. */
const describesBody = new Set([
  'content-type',
  'content-encoding',
  'content-language',
  'content-location',
  'digest',
  'content-digest',
  'expect',
  'trailer',
]);

/** Scheme, host and port: http and https on one host are two origins. */
function originOf(url: string): string {
  return new URL(url).origin;
}

const credentials = new Set(['authorization', 'cookie', 'proxy-authorization', 'dpop']);
/** Wider than what is masked on screen: a header that goes nowhere harms nobody. */
const looksLikeCredential =
  /auth|token|secret|passw|passphrase|credential|cookie|session|signature|assertion|jwt|api-?key|(?:^|[-_.])key$/;

function withoutSecrets(
  headers: readonly HeaderLine[],
  sensitive: readonly string[],
): [kept: readonly HeaderLine[], dropped: readonly string[]] {
  const isSecret = ([name]: HeaderLine) => {
    const lower = name.toLowerCase();
    return (
      credentials.has(lower) || sensitive.includes(lower) || looksLikeCredential.test(lower) || isSensitiveName(name)
    );
  };
  return [headers.filter((line) => !isSecret(line)), headers.filter(isSecret).map(([name]) => name)];
}

/** A client certificate is a credential too: another origin neither sees it nor is logged in to with it. */
function withoutIdentity(tls: TlsSettings | null): TlsSettings | null {
  return tls && { ...tls, certificate: null, key: null };
}

/** Where Location leads from here; `null` if it says nothing that can be called. A fragment is inherited. */
function locationOf(head: ResponseHead, from: string): string | null {
  const locations = head.rawHeaders.filter(([name]) => name.toLowerCase() === 'location').map(([, value]) => value);
  const [location] = locations;
  if (location === undefined || locations.some((each) => each !== location)) return null;
  try {
    const url = new URL(inAscii(location), from);
    if (url.hash === '') url.hash = new URL(from).hash;
    return url.href;
  } catch {
    return null;
  }
}

/** Header bytes beyond ASCII come as Latin-1 and mean themselves: as letters they would be encoded once more. */
function inAscii(text: string): string {
  return text.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}
