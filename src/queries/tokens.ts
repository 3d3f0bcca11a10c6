import { useMutation, useQuery } from '@tanstack/react-query';
import type { ShownSpan } from '#call/mask.ts';
import { deleteToken } from '#flows/delete-token.ts';
import { loadIssuances } from '#flows/load-issuances.ts';
import { loadTokenView, loadTokenViews } from '#flows/load-views.ts';
import { refreshToken } from '#flows/refresh-token.ts';
import { revealToken } from '#flows/reveal-token.ts';
import { loadUsableTokenView } from '#flows/usable-token.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';
import { useCall } from './use-call.ts';

/** All tokens, newest first. */
export function useTokens() {
  const services = useServices();
  return useQuery({ queryKey: keys.tokens, queryFn: () => loadTokenViews(services) });
}

/** One token, `null` where it is not on this device. */
export function useToken(id: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.token(id), queryFn: () => loadTokenView(services, id) });
}

/** Refreshes a token, one tab at a time. `cancel` lets go: what was sent by then is finished all the same. */
export function useRefreshToken() {
  const services = useServices();
  return useCall((tokenId: string, options) => refreshToken(services, tokenId, options));
}

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

/** Opens the response that gave a token: for component-local state only. */
export function useRevealToken(): (tokenId: string) => Promise<readonly ShownSpan[]> {
  const services = useServices();
  return (tokenId) => revealToken(services, tokenId);
}

/** Deletes a token from this device. Gives the way back. */
export function useDeleteToken() {
  const services = useServices();
  return useMutation({ mutationFn: (tokenId: string) => deleteToken(services, tokenId) });
}
