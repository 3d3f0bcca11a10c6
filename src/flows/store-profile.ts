import { freeName } from '#collection/copy-tree.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { type ProfileSecretField, secretLabels } from './profile-secrets.ts';

/** What a profile is stored with: the fields that are known, and the texts of its secrets. */
export interface FilledProfile {
  readonly fields: Partial<Profile>;
  /** Fields without one, or with an empty text, hold no secret. */
  readonly secrets: Partial<Record<Exclude<ProfileSecretField, 'clientKey'>, string | null>>;
}

/** Seals the secrets of a new profile, gives it a name that is free, and stores all together. Gives its id. */
export async function storeProfile(
  services: ConsoleServices,
  { fields, secrets }: FilledProfile,
  made: Pick<Profile, 'id' | 'createdAt'>,
): Promise<string> {
  const { records, refs } = sealSecrets(services, secrets);
  const name = fields.name ? freeName(fields.name, await takenNames(services)) : '';
  const profile: Profile = { ...blankProfile, ...fields, ...refs, ...made, name };
  await services.vault.put([...records, { kind: 'profile', profile }]);
  return profile.id;
}

/** Seals the secrets of a profile: records to store, and the handles that take their places in it. */
export function sealSecrets(services: ConsoleServices, secrets: FilledProfile['secrets']) {
  const records: VaultRecord[] = [];
  const seal = (field: keyof FilledProfile['secrets']) => {
    const text = secrets[field];
    if (!text) return null;
    const secret = newSecret(secretLabels[field], text, () => freshId(services));
    records.push({ kind: 'secret', secret });
    return secret.ref;
  };
  const refs = {
    clientSecret: seal('clientSecret'),
    password: seal('password'),
    startingRefreshToken: seal('startingRefreshToken'),
  };
  return { records, refs };
}

/** The names of the profiles that there are. */
export async function takenNames({ vault }: ConsoleServices): Promise<readonly string[]> {
  return (await vault.loadProfiles()).records.map(({ name }) => name);
}
