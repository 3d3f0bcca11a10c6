import { blocksRun, checkProfile } from '#diagnosis/check-profile.ts';
import type { Origins, Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import type { TokenView } from '#oauth/token-view.ts';

/** A profile as the list shows it. */
export interface ListedProfile {
  readonly profile: Profile;
  /** Its newest token. */
  readonly token: TokenView | undefined;
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** Something is missing without which no run can begin. */
  readonly isDraft: boolean;
}

/** What the list needs to know of each profile. `profiles` carry the addresses of this launch, `tokens` come newest first. */
export function listProfiles(
  profiles: readonly Profile[],
  tokens: readonly TokenView[],
  origins: Origins,
): ListedProfile[] {
  const newest = new Map<string, TokenView>();
  for (const token of tokens) if (!newest.has(token.profileId)) newest.set(token.profileId, token);
  return profiles.map((profile) => {
    const checks = checkProfile(profile, { origins });
    const count = (verdict: 'error' | 'warning') => checks.filter((check) => check.verdict === verdict).length;
    return {
      profile,
      token: newest.get(profile.id),
      findings: { errors: count('error'), warnings: count('warning') },
      isDraft: blocksRun(checks),
    };
  });
}

/** The profiles that hold every word of a filter in their name, client ID, issuer, environment or token endpoint. */
export function filterProfiles(listed: readonly ListedProfile[], filter: string): readonly ListedProfile[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return listed;
  return listed.filter(({ profile }) => {
    const { clientId, issuer, environment, tokenEndpoint } = profile;
    const text = [profileName(profile), clientId, issuer, environment, tokenEndpoint].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
