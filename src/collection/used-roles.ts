import type { Profile } from '#oauth/profile.ts';
import { environmentRole, type SharedAuth, type SharedDocument, type SharedGroup } from './shared-document.ts';

/** What roles are looked for in. */
export interface RoleUse extends Pick<SharedDocument, 'collection'> {
  readonly environments: readonly { readonly role: string | null }[];
  /** The profiles that go along or came along, by role. */
  readonly profiles: ReadonlyMap<string, Lending>;
}

/** What of its environment's profile a request has that carries no token: headers to its API, and values of its token response. */
type Lending = Pick<Profile, 'defaultHeaders' | 'keptValues'>;

/**
 * The roles that something in a document takes something of: those that requests, folders or the collection name, and
 * the environments' where a request leans on them, for its token, its API base, default headers or kept
 * values. A folder that says `api` and has no request that does as it says asks nobody for a profile.
 */
export function usedRoles({ collection, environments, profiles }: RoleUse): ReadonlySet<string> {
  const used = new Set<string>();
  const ofEnvironments = new Set(environments.flatMap(({ role }) => role ?? []));
  let isEnvironmentUsed = false;
  let isLentTo = false;
  const use = ({ auth, url }: Proving) => {
    const role = roleOf(auth);
    if (role === environmentRole || (role === null && isRelative(url))) isEnvironmentUsed = true;
    if (role === null) isLentTo = true;
    else if (role !== environmentRole || environments.length === 0) used.add(role);
  };
  const walk = (group: SharedGroup, outer: SharedAuth) => {
    const auth = group.auth.kind === 'inherit' ? outer : group.auth;
    const role = roleOf(auth);
    if (role !== null && role !== environmentRole) used.add(role);
    for (const item of group.items) {
      if (item.kind === 'folder') walk(item, auth);
      else use({ auth: item.auth.kind === 'inherit' ? auth : item.auth, url: item.url });
    }
  };
  if (collection) walk(collection, { kind: 'none' });
  for (const role of ofEnvironments) if (isEnvironmentUsed || (isLentTo && lends(profiles.get(role)))) used.add(role);
  return used;
}

/** A request with what it proves itself by, inheritance followed. */
interface Proving {
  readonly auth: SharedAuth;
  readonly url: string;
}

const roleOf = (auth: SharedAuth) => (auth.kind === 'profile' ? auth.role : null);

/** It is appended to the API base of its profile. */
function isRelative(url: string): boolean {
  const typed = url.trim();
  return typed !== '' && !/^(?:[a-z][a-z\d+.-]*:|\{\{)/i.test(typed);
}

function lends(profile: Lending | undefined): boolean {
  return profile !== undefined && profile.defaultHeaders.length + profile.keptValues.length > 0;
}
