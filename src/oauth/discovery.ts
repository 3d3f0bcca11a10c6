// Authorization server metadata: OpenID Connect Discovery 1.0 section 4 and RFC 8414 section 3.
import type { Call } from '#call/call.ts';
import { isLoopback } from '#call/loopback.ts';
import type { ClientAuthentication, PkceMethod, Profile } from './profile.ts';
import { type MetadataFinding, type ProviderMetadata, readProviderMetadata } from './provider-metadata.ts';

/** An address where an issuer's metadata may be, and by whose rule. */
export interface MetadataUrl {
  readonly kind: 'openid' | 'oauth';
  readonly url: string;
}

const wellKnown = { openid: 'openid-configuration', oauth: 'oauth-authorization-server' } as const;

/**
 * The addresses to try, the most likely first; none where the issuer is no http or https URL without query and
 * fragment. OpenID appends the well-known part to the issuer (section 4.1), RFC 8414 puts it before the issuer's path
 * (section 3.1); the other order of each is found in the wild.
 * @param issuer as the user wrote it; the address of a metadata document stands for its issuer.
 */
export function metadataUrls(issuer: string): MetadataUrl[] {
  const url = issuerUrl(issuer);
  if (!url) return [];
  const path = url.pathname.replace(/\/+$/, '');
  const appended = (kind: MetadataUrl['kind']) => `${url.origin}${path}/.well-known/${wellKnown[kind]}`;
  const inserted = (kind: MetadataUrl['kind']) => `${url.origin}/.well-known/${wellKnown[kind]}${path}`;
  const all: MetadataUrl[] = [
    { kind: 'openid', url: appended('openid') },
    { kind: 'oauth', url: inserted('oauth') },
    { kind: 'openid', url: inserted('openid') },
    { kind: 'oauth', url: appended('oauth') },
  ];
  return all.filter((each, place) => all.findIndex(({ url: other }) => other === each.url) === place);
}

/** The issuer that a text names: trimmed, and without the well-known part of its metadata's address. */
export function issuerIn(text: string): string {
  const trimmed = text.trim();
  const appended = /^(.*?)\/\.well-known\/(?:openid-configuration|oauth-authorization-server)\/*$/.exec(trimmed)?.[1];
  if (appended !== undefined) return appended;
  const inserted = /^([^?#]*?)\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(\/.+)$/.exec(trimmed);
  return inserted ? `${inserted[1]}${inserted[2]}` : trimmed;
}

/** The issuer that a host without its scheme was meant to be; `null` where the text begins with no host. */
export function likelyIssuer(text: string): string | null {
  const named = issuerIn(text);
  const url = /\s/.test(named) ? null : issuerUrl(`https://${named}`);
  if (!url || issuerUrl(named)) return null;
  if (isLoopback(url)) return `http://${named}`;
  return url.hostname.includes('.') || url.port !== '' ? url.href.replace(/\/$/, '') : null;
}

function issuerUrl(issuer: string): URL | null {
  const named = issuerIn(issuer);
  const url = URL.canParse(named) ? new URL(named) : null;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  // RFC 8414 section 2: an issuer has neither query nor fragment. A user in it would be sent along.
  return url && isWeb && !/[?#]/.test(named) && url.username === '' && url.password === '' ? url : null;
}

/** Why an answer is not used as metadata. */
export type MetadataRefusal =
  | { readonly kind: 'no-answer' }
  /** A redirect is named, not followed: the document must be at the issuer's own address. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'issuer-missing' }
  | { readonly kind: 'issuer-differs'; readonly expected: string; readonly received: string };

/** A metadata document, read. A refused one yields nothing of its content. */
export type MetadataReading =
  | {
      readonly kind: 'metadata';
      readonly metadata: ProviderMetadata;
      readonly findings: readonly MetadataFinding[];
    }
  | { readonly kind: 'refused'; readonly why: MetadataRefusal };

/**
 * Reads the call of a metadata request. The document's issuer must be the one asked for, character by character
 * (RFC 8414 section 3.3): else anybody's document could name anybody's endpoints.
 */
export function readMetadata(call: Pick<Call, 'head' | 'body' | 'ending'>, issuer: string): MetadataReading {
  if (call.ending.kind !== 'response' || !call.head) return refused({ kind: 'no-answer' });
  if (call.head.status !== 200) return refused({ kind: 'status', status: call.head.status });
  const document = parse(new TextDecoder().decode(call.body));
  if (document === undefined) return refused({ kind: 'not-json' });
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return refused({ kind: 'not-an-object' });
  }
  const { metadata, findings } = readProviderMetadata(document as Record<string, unknown>);
  if (metadata.issuer === '') return refused({ kind: 'issuer-missing' });
  const match = issuerMatch(issuerIn(issuer), metadata.issuer);
  if (match.kind === 'refused') return match;
  return { kind: 'metadata', metadata, findings: [...match.findings, ...findings] };
}

function refused(why: MetadataRefusal): Extract<MetadataReading, { kind: 'refused' }> {
  return { kind: 'refused', why };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function issuerMatch(
  expected: string,
  received: string,
): { kind: 'matched'; findings: MetadataFinding[] } | Extract<MetadataReading, { kind: 'refused' }> {
  if (received === expected) return { kind: 'matched', findings: [] };
  if (received === `${expected}/` || `${received}/` === expected) {
    return { kind: 'matched', findings: [{ kind: 'issuer-slash', received }] };
  }
  if (isSameIssuer(expected, received)) {
    return { kind: 'matched', findings: [{ kind: 'issuer-template', received }] };
  }
  return refused({ kind: 'issuer-differs', expected, received });
}

/**
 * Tells whether a token's or a response's issuer is the known one: the same text, or one that fills Entra's template, in
 * which a whole path segment (`{tenantid}`) stands for any. The host is never a template.
 */
export function isSameIssuer(received: string, known: string): boolean {
  if (received === known) return true;
  const [found, wanted] = [received.split('/'), known.split('/')];
  return (
    wanted.includes('{tenantid}') &&
    wanted.length === found.length &&
    wanted.every((segment, place) => segment === found[place] || (place > 2 && segment === '{tenantid}'))
  );
}

/** What a profile takes over from its provider's metadata: the endpoints, and what the provider says it supports. */
export function profileFromMetadata(metadata: ProviderMetadata): Partial<Profile> {
  const { grant_types_supported: grants } = metadata;
  const asksNobody = grants?.includes('client_credentials') && !grants.includes('authorization_code');
  const pkce = pkceOf(metadata.code_challenge_methods_supported);
  return {
    name: new URL(metadata.issuer).host,
    issuer: metadata.issuer,
    authorizationEndpoint: metadata.authorization_endpoint ?? '',
    tokenEndpoint: metadata.token_endpoint ?? '',
    jwksUri: metadata.jwks_uri ?? '',
    userinfoEndpoint: metadata.userinfo_endpoint ?? '',
    introspectionEndpoint: metadata.introspection_endpoint ?? '',
    revocationEndpoint: metadata.revocation_endpoint ?? '',
    announcesIssuer: metadata.authorization_response_iss_parameter_supported,
    clientAuthentication: authenticationOf(metadata.token_endpoint_auth_methods_supported),
    ...(pkce ? { pkce } : {}),
    ...(asksNobody ? { grant: 'client_credentials' as const } : {}),
    ...(metadata.scopes_supported?.includes('openid') && !asksNobody ? { scopes: ['openid'] } : {}),
  };
}

/** Silence is not taken for "off": many providers have PKCE and do not say so. */
function pkceOf(methods: readonly string[] | null): PkceMethod | null {
  if (!methods || methods.includes('S256')) return null;
  return methods.includes('plain') ? 'plain' : null;
}

/** Silence means Basic (RFC 8414 section 2). */
function authenticationOf(methods: readonly string[] | null): ClientAuthentication {
  const known: readonly ClientAuthentication[] = ['client_secret_basic', 'client_secret_post', 'none'];
  return known.find((each) => methods?.includes(each)) ?? 'client_secret_basic';
}
