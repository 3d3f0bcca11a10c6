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

/** Stores a new profile and its secrets together. Gives its id. */
export async function storeProfile(
  services: ConsoleServices,
  filled: FilledProfile,
  made: Pick<Profile, 'id' | 'createdAt'>,
): Promise<string> {
  const { profile, records } = await newProfile(services, filled, made);
  await services.vault.put(records);
  return profile.id;
}

/** What a new profile is made as. */
export interface MadeAs extends Pick<Profile, 'id' | 'createdAt'> {
  /** The names that others have; those of the profiles that there are where absent. */
  readonly taken?: readonly string[];
}

/** Makes a new profile, its secrets sealed and its name one that is free, and the records to store it with. */
export async function newProfile(
  services: ConsoleServices,
  { fields, secrets }: FilledProfile,
  { taken, ...made }: MadeAs,
): Promise<{ readonly profile: Profile; readonly records: readonly VaultRecord[] }> {
  const { records, refs } = sealSecrets(services, secrets);
  const name = fields.name ? freeName(fields.name, taken ?? (await takenNames(services))) : '';
  const profile: Profile = { ...blankProfile, ...fields, ...refs, ...made, name };
  return { profile, records: [...records, { kind: 'profile', profile }] };
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
