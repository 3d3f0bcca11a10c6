import { freeCopyName } from '#collection/copy-tree.ts';
import { blankProfile, type PresetOrigin, type Profile } from '#oauth/profile.ts';
import { type PracticeClient, practiceClients, practiceProfileId } from '#providers/practice.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadProfile } from './load-records.ts';
import { type ProfileSecretField, profileSecretFields, profileSecretOf, withProfileSecret } from './profile-secrets.ts';
import { storeProfile, takenNames } from './store-profile.ts';

/** What a new profile begins with. */
export type NewProfile =
  | { readonly kind: 'blank' }
  /** A client that the practice provider has on file. */
  | { readonly kind: 'practice'; readonly which: PracticeClient }
  /** A way in at a provider that the console knows, with what its preset asks first. */
  | {
      readonly kind: 'preset';
      readonly id: string;
      readonly at: PresetOrigin['at'];
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'duplicate'; readonly id: string }
  /** What an issuer's metadata says. */
  | { readonly kind: 'issuer'; readonly change: Partial<Profile> };

/**
 * Makes a profile and gives its id.
 * 1. Fill in what is known.
 * 2. Give it secrets of its own: a duplicate's outlive the original. A refresh token stays with the one it has: two
 *    profiles that refresh it would use it up for each other.
 * 3. Store both together.
 * @throws if a preset's values can't be filled in: `fillPreset` says it before.
 */
export async function createProfile(services: ConsoleServices, wish: NewProfile): Promise<string> {
  const made = { id: freshId(services), createdAt: services.now() };
  switch (wish.kind) {
    case 'blank':
      return store(services, { ...blankProfile, ...made });
    case 'issuer':
      return store(services, { ...blankProfile, ...wish.change, ...noSecrets, ...made });
    case 'practice':
      return store(services, ...practiceProfile(services, wish.which, made));
    case 'preset':
      return fromPreset(services, wish, made);
    case 'duplicate':
      return duplicate(services, wish.id, made);
  }
}

/**
 * Makes the one profile that practice runs use, unless it is there, and gives its id. The practice collection comes
 * with it, once: deleted, it stays deleted for as long as the profile stands.
 */
export async function ensurePracticeProfile(services: ConsoleServices): Promise<string> {
  if (await services.vault.loadProfile(practiceProfileId)) return practiceProfileId;
  const made = { id: practiceProfileId, createdAt: services.now() };
  const [profile, secrets] = practiceProfile(services, 'web', made);
  // Home loads without it, and fetches it once the page stands.
  const { newPracticeCollection } = await import('./practice-collection.ts');
  return store(services, profile, [...secrets, ...(await newPracticeCollection(services, profile.id))]);
}

type Made = Pick<Profile, 'id' | 'createdAt'>;

const noSecrets = { clientSecret: null, password: null, startingRefreshToken: null } as const;

async function store({ vault }: ConsoleServices, profile: Profile, secrets: readonly VaultRecord[] = []) {
  await vault.put([...secrets, { kind: 'profile', profile }]);
  return profile.id;
}

function practiceProfile(services: ConsoleServices, which: PracticeClient, made: Made): [Profile, VaultRecord[]] {
  const { preset, clientSecret } = practiceClients[which];
  if (clientSecret === null) return [{ ...preset, ...made, clientSecret: null }, []];
  const secret = newSecret('client secret', clientSecret, () => freshId(services));
  return [{ ...preset, ...made, clientSecret: secret.ref }, [{ kind: 'secret', secret }]];
}

async function fromPreset(services: ConsoleServices, wish: NewProfile & { kind: 'preset' }, made: Made) {
  // The presets come with the pages that show them: Home makes profiles too, and needs none of them.
  const { fillProfile } = await import('./fill-profile.ts');
  return storeProfile(services, fillProfile(wish), made);
}

async function duplicate(services: ConsoleServices, id: string, made: Made): Promise<string> {
  const original = await loadProfile(services, id);
  let copy: Profile = { ...original, ...made, name: freeCopyName(original.name, await takenNames(services)) };
  const secrets: VaultRecord[] = [];
  for (const field of profileSecretFields) {
    const secret = field === 'startingRefreshToken' ? null : await copySecret(services, original, field);
    if (secret) secrets.push({ kind: 'secret', secret });
    copy = withProfileSecret(copy, field, secret?.ref ?? null);
  }
  return store(services, copy, secrets);
}

async function copySecret(services: ConsoleServices, profile: Profile, field: ProfileSecretField) {
  const ref = profileSecretOf(profile, field);
  if (!ref) return null;
  const value = await services.vault.open(ref);
  return newSecret(ref.label, value.reveal(), () => freshId(services));
}
