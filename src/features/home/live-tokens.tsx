import { Link } from 'react-router';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { newestTokens } from '#diagnosis/needs-attention.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { useAt, useNow } from '#ui/clock.ts';
import { Countdown } from '#ui/countdown.tsx';
import { formatClock, formatDay } from '#ui/format-clock.ts';
import { formatCount } from '#ui/format-count.ts';
import { LifetimeBar } from '#ui/lifetime-bar.tsx';

interface LiveTokensProps {
  tokens: readonly TokenView[];
  /** API calls of today. */
  calls: readonly CallLogEntry[];
  profiles: readonly Profile[];
}

const shownTokens = 5;

/** The newest token of each profile as a bar: those that live, the soonest to end first, then those used today. */
export function LiveTokens({ tokens, calls, profiles }: LiveTokensProps) {
  const known = newestTokens(tokens).filter(({ lifetime }) => lifetime.kind === 'known');
  const ended = useAt((now) =>
    known
      .filter((token) => endOf(token) <= now)
      .map(({ id }) => id)
      .join(),
  ).split(',');
  const live = known.filter(({ id }) => !ended.includes(id)).sort((a, b) => endOf(a) - endOf(b));
  const used = known
    .filter(({ id }) => ended.includes(id) && calls.some(({ tokenId }) => tokenId === id))
    .sort((a, b) => endOf(b) - endOf(a));
  const shown = [...live, ...used].slice(0, shownTokens);
  return (
    <section aria-label="Lifetimes of live tokens" className="min-w-0 px-6 py-6 max-md:px-4">
      <div className="mb-1 flex items-baseline justify-between">
        <h2 className="text-14 font-semibold">Live tokens</h2>
        <Link to="/tokens" className="text-12 font-medium text-accent-ink hover:underline">
          All {tokens.length}
        </Link>
      </div>
      {shown.length === 0 ? (
        <p className="text-12 text-ink-3">Tokens you receive appear here and count down to expiry.</p>
      ) : (
        <ul>
          {shown.map((token) => (
            <li key={token.id} className="border-b border-line-faint last:border-b-0">
              <TokenBar
                token={token}
                name={nameOf(profiles.find(({ id }) => id === token.profileId))}
                calls={calls.filter(({ tokenId }) => tokenId === token.id).length}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function nameOf(profile: Profile | undefined): string {
  return profile ? profileName(profile) : 'Unknown profile';
}

function endOf({ lifetime }: TokenView): number {
  return lifetime.kind === 'known' ? lifetime.expiresAt : Number.POSITIVE_INFINITY;
}

function TokenBar({ token, name, calls }: { token: TokenView; name: string; calls: number }) {
  const now = useNow();
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  return (
    <Link to={`/tokens/${token.id}`} className="-mx-2 block rounded-control px-2 pt-2 pb-2.5 hover:bg-hover">
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 truncate font-medium">{name}</span>
        <span className="flex-none font-mono text-11 text-ink-3">{tokenName(token)}</span>
        <span className="ml-auto flex-none">
          <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} endedWord="" />
        </span>
      </span>
      <LifetimeBar {...span} now={now} label={`Lifetime of ${tokenName(token)}`} />
      <span className="block text-11 text-ink-3 tabular-nums">{barWords(token, calls, now)}</span>
    </Link>
  );
}

/** "12:48 to 14:48, 27 calls today, has a refresh token, token of ada"; days in place of times where they are not today's. */
function barWords(token: TokenView, calls: number, now: number): string {
  const { startAt, endAt } = lifeSpanOf(token.lifetime, token.receivedAt);
  const when = (at: number) => {
    const day = formatDay(at, now);
    return day === 'today' ? formatClock(at).slice(0, 5) : day;
  };
  const parts = [endAt === null ? `since ${when(startAt)}` : `${when(startAt)} to ${when(endAt)}`];
  if (calls > 0) parts.push(calls === 1 ? '1 call today' : `${formatCount(calls)} calls today`);
  if (token.refreshToken) parts.push('has a refresh token');
  if (token.account) parts.push(`token of ${token.account.label}`);
  return parts.join(', ');
}
