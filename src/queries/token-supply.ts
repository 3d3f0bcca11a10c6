import { useQuery } from '@tanstack/react-query';
import { loadIssuances } from '#flows/load-issuances.ts';
import { loadUsableTokenView } from '#flows/usable-token.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** Longest a timer can run, milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

/** The newest token of a profile that does what a new one would, `null` where there is none. Looks again when it dies. */
export function useUsableToken(profileId: string) {
  const services = useServices();
  return useQuery({
    queryKey: keys.usableToken(profileId),
    queryFn: () => loadUsableTokenView(services, profileId),
    // A tick that a hidden tab leaves out would come a whole lifetime late.
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => {
      const lifetime = state.data?.lifetime;
      if (lifetime?.kind !== 'known') return false;
      return Math.min(Math.max(lifetime.expiresAt - services.now(), 1), longestTimerMs);
    },
  });
}

/** Where a profile stands against its limit of tokens, `null` where it has none. Looks again when one more is free. */
export function useIssuances(profileId: string) {
  const services = useServices();
  return useQuery({
    queryKey: keys.issuances(profileId),
    queryFn: () => loadIssuances(services, profileId),
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => {
      const freesAt = state.data?.freesAt;
      return freesAt ? Math.min(Math.max(freesAt - services.now(), 1), longestTimerMs) : false;
    },
  });
}
