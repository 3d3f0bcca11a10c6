import type { Profile } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useRequestContext } from '#queries/requests.ts';
import { useToken } from '#queries/tokens.ts';
import { useAt } from '#ui/clock.ts';

/** How a dead or missing token is made good before a request goes: by a refresh, or by a token request that asks nobody. */
export type Renewal = 'refresh' | 'request';

/** The token that a request would carry, as Send chooses it; what Send can do first where it is no good; and what else it is built in. */
export function useAuthToken(wish: Parameters<typeof useRequestContext>[0]) {
  const built = useRequestContext(wish);
  const context = built.data;
  const carried = useToken(context?.token?.id ?? '');
  const token = carried.data ?? undefined;
  const renewal = useAt((now) => renewalOf(token, context?.profile ?? null, now));
  return { context, token, renewal, error: built.error ?? carried.error };
}

function renewalOf(token: TokenView | undefined, profile: Profile | null, now: number): Renewal | null {
  if (token && !isOver(token, now)) return null;
  if (token?.refreshToken) return 'refresh';
  return profile?.grant === 'client_credentials' || profile?.grant === 'password' ? 'request' : null;
}

function isOver({ lifetime }: TokenView, now: number): boolean {
  return lifetime.kind === 'known' && lifetime.expiresAt <= now;
}
