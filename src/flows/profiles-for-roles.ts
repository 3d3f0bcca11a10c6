import type { SharedDocument } from '#collection/shared-document.ts';
import type { VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { readDocumentProfile } from './document-profiles.ts';
import type { PutInSecret } from './seal-put-in.ts';
import { type FilledProfile, newProfile, takenNames } from './store-profile.ts';

/** Whose token requests carry that name a role. */
export type ProfileBinding =
  | { readonly kind: 'profile'; readonly id: string }
  /** One that is made of the document's. */
  | { readonly kind: 'make' }
  | { readonly kind: 'none' };

/** Profiles by the roles that they were chosen for. */
export interface BoundProfiles {
  readonly idOf: (role: string) => string | null;
  /** New ones, to be stored with the rest. */
  readonly records: readonly VaultRecord[];
  readonly madeIds: readonly string[];
}

/** What roles are bound with. */
export interface RoleWish {
  readonly document: SharedDocument;
  /** By role; a role that is not there is made where the document brings a profile for it. */
  readonly bindings: Readonly<Record<string, ProfileBinding>>;
  readonly secrets: readonly PutInSecret[];
}

/** Makes the profiles that are to be made; one that is here already stays as it is, whatever the document says of it. */
export async function profilesForRoles(services: ConsoleServices, wish: RoleWish): Promise<BoundProfiles> {
  const ids = new Map<string, string>();
  const records: VaultRecord[] = [];
  const madeIds: string[] = [];
  for (const [role, binding] of Object.entries(wish.bindings))
    if (binding.kind === 'profile') ids.set(role, binding.id);
  const making = wish.document.profiles.filter(
    ({ role }) => !Object.hasOwn(wish.bindings, role) || wish.bindings[role]?.kind === 'make',
  );
  const names = making.length > 0 ? [...(await takenNames(services))] : [];
  for (const shared of making) {
    const read = readDocumentProfile(shared);
    const secrets = { ...read.secrets, ...putInFor(shared.role, wish.secrets) };
    const made = { id: freshId(services), createdAt: services.now(), taken: names };
    const { profile, records: sealed } = await newProfile(services, { ...read, secrets }, made);
    names.push(profile.name);
    ids.set(shared.role, profile.id);
    madeIds.push(profile.id);
    records.push(...sealed);
  }
  return { idOf: (role) => ids.get(role) ?? null, records, madeIds };
}

function putInFor(role: string, secrets: readonly PutInSecret[]): FilledProfile['secrets'] {
  const own = secrets.flatMap(({ place, text }) =>
    place.kind === 'profile' && place.role === role && text !== '' ? [[place.secret, text] as const] : [],
  );
  return Object.fromEntries(own.filter(([secret]) => secret !== 'clientKey'));
}
