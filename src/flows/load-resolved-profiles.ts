import { type Profile, resolveProfile } from '#oauth/profile.ts';
import type { Listing } from '#vault/vault.ts';
import type { ConsoleServices } from './console-services.ts';

/** Loads all profiles with their addresses of this launch, the newest first. */
export async function loadResolvedProfiles({ vault, origins }: ConsoleServices): Promise<Listing<Profile>> {
  const { records, unreadable } = await vault.loadProfiles();
  const profiles = records.map((profile) => resolveProfile(profile, origins));
  return { records: profiles.sort((a, b) => b.createdAt - a.createdAt || a.name.localeCompare(b.name)), unreadable };
}
