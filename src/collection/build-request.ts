import type { CallRequest } from '#call/call.ts';
import { refusalOfRequest } from '#call/sendable.ts';
import { type Part, type Template, text } from '#call/template.ts';
import type { NamedValue } from '#oauth/dialect.ts';
import type { Profile } from '#oauth/profile.ts';
import { type BuiltBody, buildBody } from './body-text.ts';
import { buildProof, noProof, type Proof, proofPlaceOf } from './build-proof.ts';
import { effectiveAuth } from './effective-auth.ts';
import type { Binding, Obstacle, ProfileSecret } from './obstacle.ts';
import type { RequestContext } from './request-context.ts';
import { buildRequestUrl, withQueryParameter } from './request-url.ts';
import { Resolver } from './resolve-text.ts';
import type { SavedRequest } from './saved-request.ts';
import { buildScope } from './scope.ts';
import { type Carried, isAtHome, readReach } from './secret-reach.ts';

/** Something that goes along though the request does not write it. */
export interface Addition {
  readonly what: 'token' | 'credentials' | 'default-header' | 'content-type';
  readonly in: 'header' | 'query';
  readonly name: string;
}

/** A request written out: as it will be sent, or as far as it could be and what is in the way. Preview and value are one. */
export type BuiltRequest = Written &
  ({ readonly kind: 'ready' } | { readonly kind: 'blocked'; readonly obstacles: readonly Obstacle[] });

interface Written {
  readonly request: CallRequest;
  readonly added: readonly Addition[];
  /** What of its profile it carries, or would once it is there; `null` where nothing of it goes along. */
  readonly carries: ProfileSecret['kind'] | null;
  /** The token it carries, `null` for none. */
  readonly tokenId: string | null;
  /** The secrets that are bound to its origin once it is sent (R27). */
  readonly bindings: readonly Binding[];
}

/**
 * Writes out a saved request. What the user wrote is what is sent: order, duplicates and case stay. Only what is
 * missing is added: what the auth says, the profile's default headers on the way to its API, and a Content-Type for
 * the body.
 */
export function buildRequest(saved: SavedRequest, context: RequestContext): BuiltRequest {
  const { profile, token } = context;
  const resolver = new Resolver(buildScope(context));
  const { url, origin, obstacles } = buildRequestUrl(saved, profile?.apiBaseUrl ?? '', resolver);
  const body = buildBody(saved.body, resolver);
  const own = ownHeaders(saved, resolver);
  const proof = missingProof({ saved, own, context }, resolver);
  const defaults = profile && isAtHome(profile, origin) ? profile.defaultHeaders : [];
  const parts = assemble({ url, own, body, proof, defaults });
  const request: CallRequest = { method: saved.method, url: parts.url, headers: parts.headers, body: body.body };
  const carried = carriedOf(proof, resolver.keptSecrets(), context);
  const carries = proof.carries ?? carried[0]?.kind ?? null;
  const reach = readReach({
    origin,
    ofProfile: profile && { profile, carries: carried },
    secrets: resolver.secrets(),
    credential: proof.credential && { secret: proof.credential, origins: context.credentialOrigins },
  });
  const all: Obstacle[] = [
    ...obstacles,
    ...resolver.obstacles(),
    ...proof.obstacles,
    ...(body.missingFile === null ? [] : [{ kind: 'no-file', name: body.missingFile } as const]),
    ...unsendable(request),
    ...reach.obstacles,
  ];
  const tokenId = proof.carries === 'token' ? (token?.id ?? null) : null;
  const awaited = profile && awaitsKept(profile, all) ? 'token' : null;
  const written = { request, added: parts.added, carries: carries ?? awaited, tokenId, bindings: reach.bindings };
  return all.length === 0 ? { kind: 'ready', ...written } : { kind: 'blocked', obstacles: all, ...written };
}

/** What of the profile goes along: what proves the request, and the tokens that the secrets in it came with, each once. */
function carriedOf({ carries }: Proof, names: ReadonlySet<string>, { token, kept }: RequestContext): Carried[] {
  const holders = kept.flatMap((each) => ('secret' in each && names.has(each.name) ? [each.from] : []));
  const tokens = carries === 'token' ? [token, ...holders] : holders;
  const once = new Map(tokens.map((each) => [each?.id, { kind: 'token', token: each } as const]));
  return [...(carries === 'password' ? [{ kind: carries }] : []), ...once.values()];
}

/** A value that the token response gives comes with the token. */
function awaitsKept({ keptValues }: Profile, obstacles: readonly Obstacle[]): boolean {
  const names = new Set(keptValues.map(({ name }) => name));
  return obstacles.some((each) => each.kind === 'unresolved-variable' && names.has(each.name));
}

function unsendable({ method, headers }: CallRequest): Obstacle[] {
  const lines = headers.map(([name, value]) => [name, value.map(stand).join('')] as const);
  const code = refusalOfRequest({ method, headers: lines });
  return code ? [{ kind: 'unsendable', code }] : [];
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

interface Unproven {
  readonly saved: SavedRequest;
  readonly own: readonly Header[];
  readonly context: RequestContext;
}

/** A header that the request writes itself stays the only one of its name: what its auth lacks stops nothing then. */
function missingProof({ saved, own, context }: Unproven, resolver: Resolver): Proof {
  const effective = effectiveAuth(saved, context.groups);
  const place = proofPlaceOf(effective.auth, context);
  const isWritten = place?.in === 'header' && hasHeader(own, place.name);
  return isWritten ? noProof : buildProof(effective, context, resolver);
}

function hasHeader(headers: readonly Header[], name: string): boolean {
  return headers.some(([each]) => each.toLowerCase() === name.toLowerCase());
}

interface Pieces {
  readonly url: Template;
  readonly own: readonly Header[];
  readonly body: BuiltBody;
  readonly proof: Proof;
  readonly defaults: readonly NamedValue[];
}

function assemble({ url, own, body, proof: { at, carries }, defaults }: Pieces) {
  const what = carries === 'token' ? 'token' : 'credentials';
  const proof: Header[] = at?.in === 'header' ? [[at.name, at.value]] : [];
  const written = [...own, ...proof];
  // One that the profile names twice is sent twice.
  const kept = defaults.filter(({ name }) => name !== '' && !hasHeader(written, name));
  const before = [...written, ...kept.map(({ name, value }): Header => [name, text(value)])];
  const type: Header[] =
    body.mediaType === null || hasHeader(before, 'content-type') ? [] : [['Content-Type', text(body.mediaType)]];
  const added: Addition[] = [
    ...(at ? [{ what, in: at.in, name: at.name } as const] : []),
    ...kept.map(({ name }) => ({ what: 'default-header', in: 'header', name }) as const),
    ...type.map(([name]) => ({ what: 'content-type', in: 'header', name }) as const),
  ];
  const target = at?.in === 'query' ? withQueryParameter(url, at.name, at.value) : url;
  return { url: target, headers: [...before, ...type], added };
}
