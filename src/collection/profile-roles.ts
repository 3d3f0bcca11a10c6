import type { Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import type { Auth } from './auth.ts';
import type { Group, Item } from './collection.ts';
import type { SavedRequest } from './saved-request.ts';
import { environmentRole } from './shared-document.ts';

/** Who names which profile, by its id. */
export interface NamedProfiles {
  readonly byRequests: readonly string[];
  readonly byEnvironments: readonly string[];
  readonly profiles: readonly Profile[];
}

/**
 * Gives each profile that is named a role of its own, in the order of the profiles. The profile of the first environment
 * is `api`, unless requests name it themselves, whatever the environment: then it keeps a role that only it has. One that
 * was deleted has a role, too: whoever opens the document binds it.
 */
export function profileRoles({ byRequests, byEnvironments, profiles }: NamedProfiles): ReadonlyMap<string, string> {
  const named = new Set([...byRequests, ...byEnvironments]);
  const roles = new Map<string, string>();
  const taken = new Set<string>([environmentRole]);
  const [first] = byEnvironments;
  if (first !== undefined && !byRequests.includes(first)) roles.set(first, environmentRole);
  const name = (id: string, wish: string) => {
    if (roles.has(id)) return;
    const role = freeSlug(wish, taken);
    taken.add(role);
    roles.set(id, role);
  };
  for (const profile of profiles) if (named.has(profile.id)) name(profile.id, profileName(profile));
  for (const id of named) name(id, 'profile');
  return roles;
}

function freeSlug(wish: string, taken: ReadonlySet<string>): string {
  const letters = wish
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-');
  const slug = letters.slice(0, 40).replace(/^-|-$/g, '') || 'profile';
  let free = slug;
  for (let count = 2; taken.has(free); count += 1) free = `${slug}-${count}`;
  return free;
}

/** The profiles that a collection, its folders and its requests name themselves. */
export function profileIdsIn(item: Group | Item, requests: ReadonlyMap<string, SavedRequest>): string[] {
  if (!('items' in item)) return profileIdOf(requests.get(item.id)?.auth);
  return [...profileIdOf(item.auth), ...item.items.flatMap((each) => profileIdsIn(each, requests))];
}

/** The profile that an auth names itself, if it does. */
export function profileIdOf(auth: Auth | undefined): string[] {
  return auth?.kind === 'profile' && auth.profileId !== null ? [auth.profileId] : [];
}
