// Where the requests of a document would go, told before anything of it is kept (SECURITY.md R27).
import type { Profile } from '#oauth/profile.ts';
import { buildRequest } from './build-request.ts';
import type { Group } from './collection.ts';
import { buildRecords } from './document-records.ts';
import { effectiveAuth } from './effective-auth.ts';
import type { Environment } from './environment.ts';
import type { SavedRequest } from './saved-request.ts';
import type { SharedDocument } from './shared-document.ts';

/** An origin and who goes there. */
export interface DocumentTarget {
  readonly origin: string;
  /** Ids of the document. */
  readonly requestIds: readonly string[];
}

/** Where a document's requests would go. */
export interface DocumentReach {
  readonly targets: readonly DocumentTarget[];
  /** Names that nothing gives a value. */
  readonly unresolved: readonly { readonly name: string; readonly requestIds: readonly string[] }[];
  /** Requests of which that can't be told yet. */
  readonly unknown: readonly string[];
}

/** What the requests are built with. */
export interface ReachWish {
  /** Of the document, by role, their addresses those of this launch. */
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly practiceOrigin: string;
}

/**
 * Builds every request of a document in each of its environments, secrets as they are: not there. Yields before each:
 * they may be many, and whoever waits for them has a page to keep alive.
 */
export function* readDocumentReach(document: SharedDocument, wish: ReachWish): Generator<void, DocumentReach> {
  const making = {
    profileIdOf: (role: string) => role,
    idOf: (id: string) => id,
    newId: () => '',
    secretAt: () => null,
    now: 0,
  };
  const { collection, requests, environments } = buildRecords(document, making);
  const targets = new Map<string, Set<string>>();
  const unresolved = new Map<string, Set<string>>();
  const unknown = new Set<string>();
  const groups = collection ? groupsById(collection) : new Map<string, readonly Group[]>();
  for (const environment of environments.length > 0 ? environments : [null])
    for (const request of requests) {
      yield;
      const read = readRequest(request, { groups: groups.get(request.id) ?? [], environment }, wish);
      if (read.origin === null) unknown.add(request.id);
      else add(targets, read.origin, request.id);
      for (const name of read.unresolved) add(unresolved, name, request.id);
    }
  return {
    targets: [...targets].map(([origin, ids]) => ({ origin, requestIds: [...ids] })),
    unresolved: [...unresolved].map(([name, ids]) => ({ name, requestIds: [...ids] })),
    unknown: [...unknown],
  };
}

function add(map: Map<string, Set<string>>, key: string, id: string) {
  map.set(key, (map.get(key) ?? new Set()).add(id));
}

/** The groups that each request stands in. */
function groupsById(collection: Group): Map<string, readonly Group[]> {
  const found = new Map<string, readonly Group[]>();
  const walk = (group: Group, outer: readonly Group[]) => {
    const groups = [...outer, group];
    for (const item of group.items) {
      if (item.kind === 'folder') walk(item, groups);
      else found.set(item.id, groups);
    }
  };
  walk(collection, []);
  return found;
}

interface Place {
  readonly groups: readonly Group[];
  readonly environment: Environment | null;
}

function readRequest(request: SavedRequest, { groups, environment }: Place, { profiles, practiceOrigin }: ReachWish) {
  const { auth } = effectiveAuth(request, groups);
  const role = (auth.kind === 'profile' ? auth.profileId : null) ?? environment?.profileId ?? null;
  const profile = role === null ? null : (profiles.get(role) ?? null);
  const built = buildRequest(request, {
    ...{ groups, environment, profile, practiceOrigin },
    ...{ token: null, lacking: [], kept: [], credentialOrigins: [], dynamic: null },
  });
  const obstacles = built.kind === 'blocked' ? built.obstacles : [];
  const ofToken = new Set(profile?.keptValues.map(({ name }) => name));
  const unresolved = obstacles.flatMap((each) => (each.kind === 'unresolved-variable' ? [each.name] : []));
  return { origin: originOf(built.request.url), unresolved: unresolved.filter((name) => !ofToken.has(name)) };
}

/** Of the URL's literal beginning; `null` where a name stands in it that has no value yet. */
function originOf(url: ReturnType<typeof buildRequest>['request']['url']): string | null {
  const [first] = url;
  const origin = first?.kind === 'text' ? /^https?:\/\/[^/?#]+(?=[/?#]|$)/i.exec(first.text)?.[0] : undefined;
  if (origin === undefined || !URL.canParse(origin)) return null;
  const isWhole = url.length === 1 || (first?.kind === 'text' && first.text.length > origin.length);
  return isWhole ? new URL(origin).origin : null;
}
