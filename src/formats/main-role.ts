import {
  environmentRole,
  type SharedAuth,
  type SharedDocument,
  type SharedGroup,
} from '#collection/shared-document.ts';
import type { Imported } from './imported.ts';

/**
 * Gives the role `api`, "this API's profile", to the profile that most requests of somebody else's collection carry the
 * token of; the first of several. The others keep what they are called after. A document that has an `api` stays as it is.
 */
export function withMainRole(read: Pick<Imported, 'document' | 'secrets'>): Pick<Imported, 'document' | 'secrets'> {
  const { profiles, environments, collection } = read.document;
  const main = mainRoleOf(read.document);
  if (main === null) return read;
  const roleOf = (role: string) => (role === main ? environmentRole : role);
  const authOf = (auth: SharedAuth) => (auth.kind === 'profile' ? { ...auth, role: roleOf(auth.role) } : auth);
  const inGroup = <G extends SharedGroup>(group: G): G => ({
    ...group,
    auth: authOf(group.auth),
    items: group.items.map((item) => (item.kind === 'folder' ? inGroup(item) : { ...item, auth: authOf(item.auth) })),
  });
  return {
    document: {
      ...read.document,
      profiles: profiles.map((profile) => ({ ...profile, role: roleOf(profile.role) })),
      // They are places of the same API.
      environments: environments.map((each) => ({
        ...each,
        role: each.role === null ? environmentRole : roleOf(each.role),
      })),
      collection: collection && inGroup(collection),
    },
    secrets: read.secrets.map((secret) => {
      const { place } = secret;
      return place.kind === 'profile' ? { ...secret, place: { ...place, role: roleOf(place.role) } } : secret;
    }),
  };
}

function mainRoleOf({ profiles, collection }: SharedDocument): string | null {
  const roles = profiles.map(({ role }) => role);
  if (roles.includes(environmentRole)) return null;
  const counts = collection ? countRoles(collection) : new Map<string, number>();
  const [main] = roles.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return main ?? null;
}

/** How many requests carry the token of each role, inheritance followed. */
function countRoles(collection: SharedGroup): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const walk = (group: SharedGroup, outer: SharedAuth) => {
    const ofGroup = group.auth.kind === 'inherit' ? outer : group.auth;
    for (const item of group.items) {
      if (item.kind === 'folder') walk(item, ofGroup);
      else {
        const auth = item.auth.kind === 'inherit' ? ofGroup : item.auth;
        if (auth.kind === 'profile') counts.set(auth.role, (counts.get(auth.role) ?? 0) + 1);
      }
    }
  };
  walk(collection, { kind: 'none' });
  return counts;
}
