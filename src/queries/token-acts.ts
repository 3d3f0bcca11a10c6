import { useMutation } from '@tanstack/react-query';
import type { ShownSpan } from '#call/mask.ts';
import { deleteToken } from '#flows/delete-token.ts';
import { allowRefresh } from '#flows/refresh-origin.ts';
import { refreshToken } from '#flows/refresh-token.ts';
import { revealToken } from '#flows/reveal-token.ts';
import { useServices } from './services-context.ts';
import { useCall } from './use-call.ts';

/** Refreshes a token, one tab at a time. `cancel` lets go: what was sent by then is finished all the same. */
export function useRefreshToken() {
  const services = useServices();
  return useCall((tokenId: string, options) => refreshToken(services, tokenId, options));
}

/** Lets the refresh token of a token go to an origin that it did not come from, as far as is known. */
export function useAllowRefresh() {
  const services = useServices();
  return useMutation({
    mutationFn: (route: { readonly tokenId: string; readonly origin: string }) => allowRefresh(services, route),
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
