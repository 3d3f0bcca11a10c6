import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { originsOfToken } from '#collection/secret-reach.ts';
import { type LeverAct, loadLevers, pullLever } from '#flows/practice-levers.ts';
import { isOfPractice, isPractised } from '#providers/practice-levers.ts';
import { keys } from './keys.ts';
import { useProfile } from './profiles.ts';
import { useServices } from './services-context.ts';
import { useToken } from './tokens.ts';

export type { LeverAct };

/** Whose levers are asked for. */
export interface Practised {
  readonly profileId: string;
  /** `null` where there is no token yet. */
  readonly tokenId: string | null;
}

/**
 * Tells whether a token is the practice provider's, whatever its profile is at by now, and that is running; without a
 * token, whether its profile would get one there.
 */
export function useIsPractised({ profileId, tokenId }: Practised): boolean {
  const { origins } = useServices();
  const profile = useProfile(profileId).data;
  const token = useToken(tokenId ?? '').data;
  if (!profile) return false;
  if (tokenId === null) return isPractised(profile, origins);
  if (!token) return false;
  return isOfPractice({ issuedBy: token.issuedBy, mayGoTo: originsOfToken(token, profile), profile }, origins);
}

/** Where the levers stand: asked again whenever somebody comes to look, for a script may have pulled one. */
export function useLevers(isAsked: boolean) {
  const services = useServices();
  return useQuery({
    queryKey: keys.levers,
    queryFn: ({ signal }) => loadLevers(services, signal),
    enabled: isAsked,
    staleTime: 0,
  });
}

/** Pulls a lever. What comes back is where all of them stand. */
export function usePullLever() {
  const services = useServices();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: LeverAct) => pullLever(services, act),
    // One after the other, and no answer of before in between: the last one tells where they stand.
    scope: { id: 'levers' },
    onMutate: () => client.cancelQueries({ queryKey: keys.levers }),
    onSuccess: (result) => result.kind === 'levers' && client.setQueryData(keys.levers, result),
  });
}
