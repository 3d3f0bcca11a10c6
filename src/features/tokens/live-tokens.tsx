import { useMemo } from 'react';
import { Link } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName, tokenPart } from '#oauth/token-words.ts';
import { useProfile } from '#queries/profiles.ts';
import { useTokens } from '#queries/tokens.ts';
import { useAt } from '#ui/clock.ts';
import { Countdown } from '#ui/countdown.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';

const shownTokens = 6;

/** Tokens that still work, the soonest to end first. */
export function LiveTokens() {
  const tokens = useTokens().data?.tokens;
  const ending = useMemo(
    () => tokens?.filter(({ lifetime }) => lifetime.kind === 'known').sort((a, b) => endOf(a) - endOf(b)) ?? [],
    [tokens],
  );
  const ended = useAt((now) => ending.findLastIndex((token) => endOf(token) <= now) + 1);
  const live = ending.slice(ended, ended + shownTokens);
  return (
    <section aria-labelledby="live-tokens" className="mt-4.5">
      <h2 id="live-tokens" className="flex justify-between px-2 pb-1.5 text-11 font-medium text-ink-3">
        Live tokens
        {live.length > 0 && <span className="tabular-nums">{live.length}</span>}
      </h2>
      {tokens && live.length === 0 && (
        <p className="px-2 py-0.5 text-12 text-ink-3">Tokens you receive appear here and count down to expiry.</p>
      )}
      {live.length > 0 && (
        <ul>
          {live.map((token) => (
            <li key={token.id}>
              <LiveToken token={token} which={whichOf(token, live)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/**
 * Where its profile has several live tokens, each says which it is: by its account or its part where that tells it from
 * the others, else by its own name.
 */
function whichOf(token: TokenView, live: readonly TokenView[]): string | null {
  const siblings = live.filter(({ profileId }) => profileId === token.profileId);
  if (siblings.length === 1) return null;
  const own = wordsOf(token);
  const isTold = own !== '' && siblings.filter((each) => wordsOf(each) === own).length === 1;
  return isTold ? own : tokenName(token);
}

function wordsOf(token: TokenView): string {
  return [tokenPart(token), token.account?.label].filter(Boolean).join(' ');
}

function LiveToken({ token, which }: { token: TokenView; which: string | null }) {
  const profile = useProfile(token.profileId).data;
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  return (
    <Link
      to={`/tokens/${token.id}`}
      className="grid grid-cols-[14px_1fr_auto] items-center gap-2 rounded-md px-2 py-[5px] hover:bg-hover"
    >
      <LifeRing fraction={left} tone={tone} size={14} />
      <span className="grid min-w-0 grid-cols-[minmax(0,max-content)_minmax(0,max-content)] items-baseline gap-1.5 text-12 leading-4 font-medium text-ink-2">
        <span className="truncate">{profile?.name}</span>
        {which && <span className="truncate text-11 font-regular text-ink-3">{which}</span>}
      </span>
      <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} size="sm" />
    </Link>
  );
}

function endOf({ lifetime }: TokenView): number {
  return lifetime.kind === 'known' ? lifetime.expiresAt : Number.POSITIVE_INFINITY;
}
