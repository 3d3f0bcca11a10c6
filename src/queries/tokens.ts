import { useMutation, useQuery } from '@tanstack/react-query';
import type { ShownSpan } from '#call/mask.ts';
import { loadTokenView, loadTokenViews } from '#flows/load-views.ts';
import { refreshToken } from '#flows/refresh-token.ts';
import { revealToken } from '#flows/reveal-token.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

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

/** Refreshes a token, one tab at a time. */
export function useRefreshToken() {
  const services = useServices();
  return useMutation({
    mutationFn: (tokenId: string) => refreshToken(services, tokenId, new AbortController().signal),
  });
}

/** Opens the response that gave a token: for component-local state only. */
export function useRevealToken(): (tokenId: string) => Promise<readonly ShownSpan[]> {
  const services = useServices();
  return (tokenId) => revealToken(services, tokenId);
}
