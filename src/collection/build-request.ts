import type { CallRequest, RequestBody } from '#call/call.ts';
import { refusalOfRequest } from '#call/sendable.ts';
import { type Part, slot, type Template, text } from '#call/template.ts';
import { apiUrl } from '#oauth/first-request.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Auth, Credential, TokenPlacement } from './auth.ts';
import { effectiveAuth } from './effective-auth.ts';
import type { BoundSecret, NewOrigin, Obstacle } from './obstacle.ts';
import type { RequestContext } from './request-context.ts';
import { buildRequestUrl, withQueryParameter } from './request-url.ts';
import { Resolver, type UsedSecret } from './resolve-text.ts';
import type { SavedRequest } from './saved-request.ts';
import { buildScope } from './scope.ts';

/** Something that goes along though the request does not write it. */
export interface Addition {
  readonly what: 'token' | 'credentials' | 'default-header' | 'content-type';
  readonly in: 'header' | 'query';
  readonly name: string;
}

/** A secret that this request sends somewhere for the first time. */
export interface Binding {
  readonly secret: BoundSecret;
  readonly origin: string;
}

/** A request written out: as it will be sent, or as far as it could be and what is in the way. Preview and value are one. */
export type BuiltRequest = Written &
  ({ readonly kind: 'ready' } | { readonly kind: 'blocked'; readonly obstacles: readonly Obstacle[] });

interface Written {
  readonly request: CallRequest;
  readonly added: readonly Addition[];
  /** The token it carries, `null` for none. */
  readonly tokenId: string | null;
  /** The secrets that are bound to its origin once it is sent (R27). */
  readonly bindings: readonly Binding[];
}

/**
 * Writes out a saved request. What the user wrote is what is sent: order, duplicates and case stay. Only what is
 * missing is added: the profile's default headers, what the auth says, and a Content-Type for the body.
 */
export function buildRequest(saved: SavedRequest, context: RequestContext): BuiltRequest {
  const resolver = new Resolver(buildScope(context));
  const { url, origin, obstacles } = buildRequestUrl(saved, context.profile?.apiBaseUrl ?? '', resolver);
  const body = buildBody(saved, resolver);
  const own = ownHeaders(saved, resolver);
  const proof = buildProof(saved, context, resolver);
  const parts = assemble({ url, own, body, proof, profile: context.profile });
  const request: CallRequest = { method: saved.method, url: parts.url, headers: parts.headers, body: body.body };
  const tokenId = proof.carriesToken && parts.isProofAdded ? (context.token?.id ?? null) : null;
  const reach = readReach(origin, tokenId === null ? null : context.profile, resolver.secrets());
  const code = refusalOfRequest({
    method: request.method,
    headers: request.headers.map(([name, value]) => [name, value.map(stand).join('')]),
  });
  const all: Obstacle[] = [
    ...obstacles,
    ...resolver.obstacles(),
    ...proof.obstacles,
    ...(body.isFileMissing ? [{ kind: 'no-file' } as const] : []),
    ...(code ? [{ kind: 'unsendable', code } as const] : []),
    ...reach.obstacles,
  ];
  const written = { request, added: parts.added, tokenId, bindings: reach.bindings };
  return all.length === 0 ? { kind: 'ready', ...written } : { kind: 'blocked', obstacles: all, ...written };
}

/** Where a slot stands, any text does for a look at the header. */
function stand(part: Part): string {
  return part.kind === 'text' ? part.text : 'x';
}

type Header = readonly [name: string, value: Template];

function ownHeaders({ headers }: SavedRequest, resolver: Resolver): Header[] {
  return headers.flatMap(({ name, value, isEnabled }) =>
    isEnabled && name !== '' ? [[name, resolver.resolve(value, 'header')] as const] : [],
  );
}

interface BuiltBody {
  readonly body: RequestBody;
  /** What it is, for a Content-Type that the request does not give; `null` for no body. */
  readonly mediaType: string | null;
  readonly isFileMissing?: boolean;
}

function buildBody({ body }: SavedRequest, resolver: Resolver): BuiltBody {
  switch (body.kind) {
    case 'none':
      return { body: { kind: 'none' }, mediaType: null };
    case 'json':
      // A secret goes into JSON as it is: whether quotes around it belong to it, only who wrote the body knows.
      return { body: { kind: 'text', text: resolver.resolve(body.text, 'body') }, mediaType: 'application/json' };
    case 'text':
      return {
        body: { kind: 'text', text: resolver.resolve(body.text, 'body') },
        mediaType: 'text/plain;charset=UTF-8',
      };
    case 'form':
      return { body: { kind: 'text', text: formOf(body.rows, resolver) }, mediaType: formType };
    case 'file': {
      const { file } = body;
      if (!file) return { body: { kind: 'none' }, mediaType: null, isFileMissing: true };
      return { body: { kind: 'file', file }, mediaType: file.mediaType || 'application/octet-stream' };
    }
  }
}

const formType = 'application/x-www-form-urlencoded';

function formOf(rows: Extract<SavedRequest['body'], { kind: 'form' }>['rows'], resolver: Resolver): Template {
  const enabled = rows.filter(({ name, value, isEnabled }) => isEnabled && (name !== '' || value !== ''));
  return enabled.flatMap(({ name, value }, at) => [
    ...text(at === 0 ? '' : '&'),
    ...resolver.resolve(name, 'body', 'form'),
    ...text('='),
    ...resolver.resolve(value, 'body', 'form'),
  ]);
}

/** What proves who sends the request, and where it goes. */
interface Proof {
  readonly at: { readonly in: 'header' | 'query'; readonly name: string; readonly value: Template } | null;
  readonly carriesToken: boolean;
  readonly obstacles: readonly Obstacle[];
}

const noProof: Proof = { at: null, carriesToken: false, obstacles: [] };

function buildProof(saved: SavedRequest, context: RequestContext, resolver: Resolver): Proof {
  const { auth } = effectiveAuth(saved, context.groups);
  const credentials = (at: Proof['at']): Proof => ({ at, carriesToken: false, obstacles: [] });
  const header = (value: Template) => credentials({ in: 'header', name: 'Authorization', value });
  switch (auth.kind) {
    case 'none':
      return noProof;
    case 'profile':
      return tokenProof(auth, context);
    case 'basic': {
      // RFC 7617 section 2: user and password, a colon between, base64.
      const pair = [...resolver.resolve(auth.username, 'auth'), ...text(':'), ...credentialOf(auth.password, resolver)];
      return header([...text('Basic '), { kind: 'base64', parts: pair }]);
    }
    case 'bearer':
      return header([...text('Bearer '), ...credentialOf(auth.token, resolver)]);
    case 'api-key':
      return credentials({ in: auth.in, name: auth.name, value: keyOf(auth, resolver) });
  }
}

function credentialOf(
  credential: Credential,
  resolver: Resolver,
  encoding: 'verbatim' | 'form' = 'verbatim',
): Template {
  return credential.kind === 'secret'
    ? slot(credential.secret, encoding)
    : resolver.resolve(credential.text, 'auth', encoding);
}

function keyOf(auth: Extract<Auth, { kind: 'api-key' }>, resolver: Resolver): Template {
  return credentialOf(auth.value, resolver, auth.in === 'query' ? 'form' : 'verbatim');
}

/** RFC 6750 sections 2.1 and 2.3, or as the API wants it. */
function tokenProof(auth: Extract<Auth, { kind: 'profile' }>, { profile, token }: RequestContext): Proof {
  if (!profile) return { ...noProof, obstacles: [{ kind: 'no-profile', profileId: auth.profileId }] };
  const value: Template = token
    ? slot(token.accessToken, auth.placement.in === 'query' ? 'form' : 'verbatim')
    : [{ kind: 'awaited', what: 'access token' }];
  const missing = { kind: 'no-token', profileId: profile.id, profileName: profile.name } as const;
  return { at: placed(auth.placement, value), carriesToken: true, obstacles: token ? [] : [missing] };
}

function placed(placement: TokenPlacement, token: Template): NonNullable<Proof['at']> {
  if (placement.in === 'query') return { ...placement, value: token };
  const scheme = placement.scheme === '' ? [] : text(`${placement.scheme} `);
  return { in: 'header', name: placement.name, value: [...scheme, ...token] };
}

interface Pieces {
  readonly url: Template;
  readonly own: readonly Header[];
  readonly body: BuiltBody;
  readonly proof: Proof;
  readonly profile: Profile | null;
}

/** A header that the request writes itself stays the only one of its name: nothing is added beside it. */
function assemble({ url, own, body, proof: { at, carriesToken }, profile }: Pieces) {
  const added: Addition[] = [];
  const headers: Header[] = [...own];
  const has = (name: string) => headers.some(([each]) => each.toLowerCase() === name.toLowerCase());
  const add = (what: Addition['what'], [name, value]: Header) => {
    headers.push([name, value]);
    added.push({ what, in: 'header', name });
  };
  const isProofAdded = at !== null && at.name !== '' && (at.in === 'query' || !has(at.name));
  const what = carriesToken ? 'token' : 'credentials';
  if (isProofAdded && at.in === 'header') add(what, [at.name, at.value]);
  if (isProofAdded && at.in === 'query') added.push({ what, in: 'query', name: at.name });
  for (const { name, value } of profile?.defaultHeaders ?? [])
    if (name !== '' && !has(name)) add('default-header', [name, text(value)]);
  if (body.mediaType !== null && !has('content-type')) add('content-type', ['Content-Type', text(body.mediaType)]);
  const target = isProofAdded && at.in === 'query' ? withQueryParameter(url, at.name, at.value) : url;
  return { url: target, headers, added, isProofAdded };
}

/** R27: a secret goes where it is bound to. One that is bound to nothing yet is bound by this request. */
function readReach(origin: string | null, profile: Profile | null, secrets: readonly UsedSecret[]) {
  const obstacles: NewOrigin[] = [];
  const bindings: Binding[] = [];
  if (origin === null) return { obstacles, bindings };
  const reach = (secret: BoundSecret, allowed: readonly string[]) => {
    if (allowed.includes(origin)) return;
    if (allowed.length === 0) bindings.push({ secret, origin });
    else obstacles.push({ kind: 'new-origin', secret, origin, allowed });
  };
  for (const { secret, origins } of secrets) reach(secret, origins);
  if (profile) reach({ kind: 'token', profileId: profile.id, profileName: profile.name }, tokenOriginsOf(profile));
  return { obstacles, bindings };
}

/** The origins that a profile's tokens may go to: of its API, its userinfo, its first request, and those allowed since. */
export function tokenOriginsOf(profile: Profile): string[] {
  const { apiBaseUrl, userinfoEndpoint, firstRequest, tokenOrigins } = profile;
  const urls = [apiBaseUrl, userinfoEndpoint, firstRequest.url && apiUrl(apiBaseUrl, firstRequest.url)];
  const origins = urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : []));
  return [...new Set([...origins, ...tokenOrigins])];
}
