import { RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import { lifeSpanOf, lifeStateAt } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { useProfiles } from '#queries/profiles.ts';
import { useServices } from '#queries/services-context.ts';
import { useTokens } from '#queries/tokens.ts';
import { Countdown } from '#ui/countdown.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';
import type { PaletteEntry } from '#ui/palette-entry.ts';
import { refreshOnArrival } from './use-refresh-on-arrival.ts';

/** How many refreshes are suggested at a time. */
const suggestedRefreshes = 2;

/** The tokens as lines of the palette, newest first, and the refreshes that are due as it opens. */
export function useTokenEntries(): { tokens: readonly PaletteEntry[]; refreshes: readonly PaletteEntry[] } {
  const { now } = useServices();
  const tokens = useTokens().data?.tokens;
  const profiles = useProfiles().data?.records;
  return useMemo(() => {
    const all = tokens ?? [];
    const nameOf = (token: TokenView) => profiles?.find(({ id }) => id === token.profileId)?.name ?? 'Unknown profile';
    return {
      tokens: all.map((token) => tokenEntry(token, nameOf(token))),
      refreshes: dueAt(all, now())
        .slice(0, suggestedRefreshes)
        .map((token) => refreshEntry(token, nameOf(token))),
    };
  }, [tokens, profiles, now]);
}

/** Tokens that end soon or have ended, can be refreshed and were not, and that no newer token of the profile stands in for. */
function dueAt(tokens: readonly TokenView[], now: number): TokenView[] {
  const newest = new Map<string, TokenView>();
  for (const token of tokens) if (!newest.has(token.profileId)) newest.set(token.profileId, token);
  return [...newest.values()].filter(
    ({ lifetime, refreshToken }) => refreshToken && ['expiring', 'expired'].includes(lifeStateAt(lifetime, now)),
  );
}

function tokenEntry(token: TokenView, profileName: string): PaletteEntry {
  return {
    id: `token:${token.id}`,
    name: profileName,
    detail: [tokenName(token), token.account?.label].filter(Boolean).join(', '),
    leading: <Ring token={token} />,
    trailing: <Left token={token} />,
    target: { kind: 'place', to: `/tokens/${token.id}` },
  };
}

function refreshEntry(token: TokenView, profileName: string): PaletteEntry {
  return {
    id: `refresh:${token.id}`,
    name: 'Refresh token',
    detail: `${profileName}, ${tokenName(token)}`,
    leading: <RefreshCw aria-hidden="true" />,
    trailing: <Left token={token} />,
    target: { kind: 'place', to: `/tokens/${token.id}`, state: refreshOnArrival },
  };
}

function Ring({ token }: { token: TokenView }) {
  const { tone, left } = useLife(lifeSpanOf(token.lifetime, token.receivedAt));
  return <LifeRing fraction={left} tone={tone} size={14} />;
}

function Left({ token }: { token: TokenView }) {
  const { endAt, warnFromAt } = lifeSpanOf(token.lifetime, token.receivedAt);
  return <Countdown endAt={endAt} warnFromAt={warnFromAt} />;
}
