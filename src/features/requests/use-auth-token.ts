import type { TokenView } from '#oauth/token-view.ts';
import { useRequestContext } from '#queries/requests.ts';
import { useToken } from '#queries/tokens.ts';
import { useAt } from '#ui/clock.ts';

/** The token that a request would carry, as Send chooses it; whether it has died and can be refreshed first; and what else it is built in. */
export function useAuthToken(wish: Parameters<typeof useRequestContext>[0]) {
  const built = useRequestContext(wish);
  const context = built.data;
  const carried = useToken(context?.token?.id ?? '');
  const token = carried.data ?? undefined;
  const mayRefresh = useAt((now) => isRefreshable(token) && isOver(token, now));
  return { context, token, mayRefresh, error: built.error ?? carried.error };
}

function isRefreshable(token: TokenView | undefined): boolean {
  return token !== undefined && token.refreshToken !== null;
}

function isOver(token: TokenView | undefined, now: number): boolean {
  return token?.lifetime.kind === 'known' && token.lifetime.expiresAt <= now;
}
