import { blankProfile, type Profile } from '#oauth/profile.ts';
import type { LeftOut } from './left-out.ts';
import { sharedProfileFields } from './read-shared-profile.ts';
import type { SharedProfile, SharedProfileFields, SharedProfileSecret } from './shared-document.ts';
import { canonicalText } from './write-document.ts';

/** A profile that goes along. */
export interface ProfileToShare {
  readonly profile: Profile;
  /** What its preset fills in; `null` where it has none, or one that this console does not know. */
  readonly base: Partial<Profile> | null;
}

/** How it goes. */
export interface ProfileSharing {
  readonly role: string;
  readonly includesClientId: boolean;
  readonly leftOut: LeftOut;
}

/** A profile without its secrets: what differs from its preset. A preset that nobody here knows is not named. */
export function shareProfile({ profile, base }: ProfileToShare, sharing: ProfileSharing): SharedProfile {
  const { role, includesClientId, leftOut } = sharing;
  const before: Partial<Profile> = { ...blankProfile, ...base };
  const differs = (field: keyof SharedProfileFields) => canonicalText(profile[field]) !== canonicalText(before[field]);
  const isKept = (field: keyof SharedProfileFields) => field !== 'clientId' || includesClientId;
  const different = sharedProfileFields.filter(differs);
  if (!different.every(isKept)) leftOut.clientIds += 1;
  const fields = different.filter(isKept).map((field) => [field, profile[field]]);
  return {
    role,
    name: profile.name,
    preset: base ? profile.preset : null,
    fields: Object.fromEntries(fields),
    secrets: secretsOf(profile, leftOut),
    ...(profile.newer && { newer: profile.newer }),
  };
}

function secretsOf(profile: Profile, leftOut: LeftOut): SharedProfileSecret[] {
  const secrets: SharedProfileSecret[] = [];
  const leave = (secret: SharedProfileSecret, kind: 'clientSecrets' | 'passwords' | 'refreshTokens' | 'clientKeys') => {
    secrets.push(secret);
    leftOut[kind] += 1;
  };
  if (profile.clientSecret) leave('clientSecret', 'clientSecrets');
  if (profile.password) leave('password', 'passwords');
  if (profile.startingRefreshToken) leave('startingRefreshToken', 'refreshTokens');
  if (profile.connection.clientKey) leave('clientKey', 'clientKeys');
  return secrets;
}
