import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** A profile as stored, `null` where it is not on this device. */
export function useProfile(id: string) {
  const { vault } = useServices();
  return useQuery({ queryKey: keys.profile(id), queryFn: () => vault.loadProfile(id) });
}
