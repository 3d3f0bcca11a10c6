import { lifeStateAt } from '#oauth/lifetime.ts';
import { useTokens } from '#queries/tokens.ts';
import { useAt } from '#ui/clock.ts';
import { formatDuration } from '#ui/format-duration.ts';

/** Time left of the soonest token that is expiring, for the tab's title: "0:08 ". Empty while none is. */
export function useSoonestExpiry(): string {
  const tokens = useTokens().data?.tokens ?? [];
  return useAt((now) => {
    const expiring = tokens.flatMap(({ lifetime }) =>
      lifetime.kind === 'known' && lifeStateAt(lifetime, now) === 'expiring' ? [lifetime.expiresAt - now] : [],
    );
    return expiring.length > 0 ? `${formatDuration(Math.min(...expiring))} ` : '';
  });
}
