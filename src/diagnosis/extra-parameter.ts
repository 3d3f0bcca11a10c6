import { isSensitiveName } from '#call/secret-names.ts';
import type { TokenParameter } from '#oauth/dialect.ts';
import type { Profile } from '#oauth/profile.ts';
import { type ProfileCheck, warning } from './profile-check.ts';

/** The fields of a profile that hold extra parameters. */
export type ParameterList = 'authorizationParameters' | 'tokenParameters';

/** One extra parameter, and the profile without it. */
export interface ExtraParameter extends TokenParameter {
  readonly profile: Profile;
  readonly list: ParameterList;
  /** Unique for this parameter and what is said of it. */
  readonly id: (what: string) => string;
  /** The fix that takes it away. */
  readonly remove: NonNullable<ProfileCheck['fix']>;
}

/** A secret among parameters that are shown as they are. */
export function secretCheck({ name, list, id }: ExtraParameter, reason: string): ProfileCheck | null {
  if (!isSensitiveName(name) || name === 'id_token_hint') return null;
  return warning(id('secret'), list, { title: `${name} looks like a secret`, reason });
}
