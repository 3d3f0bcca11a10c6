import { useQuery } from '@tanstack/react-query';
import { loadResolvedProfiles } from '#flows/load-resolved-profiles.ts';
import { resolveProfile } from '#oauth/profile.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** All profiles with their addresses of this launch, the newest first, and the ids of those that can't be decrypted. */
export function useProfiles() {
  const services = useServices();
  return useQuery({ queryKey: keys.profiles, queryFn: () => loadResolvedProfiles(services) });
}

/** A profile with its addresses of this launch, `null` where it is not on this device. */
export function useResolvedProfile(id: string) {
  const { vault, origins } = useServices();
  return useQuery({
    queryKey: keys.profile(id),
    queryFn: () => vault.loadProfile(id),
    select: (profile) => profile && resolveProfile(profile, origins),
  });
}

/** A profile as stored, `null` where it is not on this device. */
export function useProfile(id: string) {
  const { vault } = useServices();
  return useQuery({ queryKey: keys.profile(id), queryFn: () => vault.loadProfile(id) });
}
