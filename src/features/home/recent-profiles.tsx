import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { newestTokens } from '#diagnosis/needs-attention.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { Profile } from '#oauth/profile.ts';
import { grantLine, profileLetters, profileName } from '#oauth/profile-words.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { Card } from '#ui/card.tsx';
import { useAt } from '#ui/clock.ts';
import { Countdown } from '#ui/countdown.tsx';
import { formatClock, formatDay } from '#ui/format-clock.ts';
import { formatCount } from '#ui/format-count.ts';
import { LetterTile } from '#ui/letter-tile.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';
import { Sparkline } from '#ui/sparkline.tsx';
import { countOutcomes, outcomeWords, sparkBars } from './today.ts';

interface RecentProfilesProps {
  profiles: readonly Profile[];
  tokens: readonly TokenView[];
  /** API calls of today, newest first. */
  calls: readonly CallLogEntry[];
  /** All recent calls, newest first. */
  latest: readonly CallLogEntry[];
}

const shownProfiles = 5;

/** The profiles that were used last: their calls today, the latest in words, what is left of their token. */
export function RecentProfiles({ profiles, tokens, calls, latest }: RecentProfilesProps) {
  const newest = newestTokens(tokens);
  const tokenOf = (profileId: string) => newest.find((each) => each.profileId === profileId);
  const recent = profiles
    .map((profile) => ({ profile, usedAt: lastUseOf(profile, tokenOf(profile.id), latest) }))
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(0, shownProfiles)
    .map(({ profile }) => profile);
  return (
    <section aria-labelledby="recent-profiles" className="min-w-0">
      <div className="mb-2.5 flex items-baseline justify-between">
        <h2 id="recent-profiles" className="text-14 font-semibold">
          Recent profiles
        </h2>
        <Link to="/profiles" className="text-12 font-medium text-accent-ink hover:underline">
          All {profiles.length}
        </Link>
      </div>
      <Card className="overflow-hidden">
        <ul>
          {recent.map((profile) => (
            <li key={profile.id} className="border-b border-line-faint last:border-b-0">
              <ProfileLine
                profile={profile}
                token={tokenOf(profile.id)}
                calls={calls.filter(({ profileId }) => profileId === profile.id)}
                latest={latest.find((each) => each.profileId === profile.id && each.purpose === 'api')}
                from={calls.at(-1)?.sentAt ?? 0}
              />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function lastUseOf({ id, createdAt }: Profile, token: TokenView | undefined, latest: readonly CallLogEntry[]): number {
  return Math.max(createdAt, token?.receivedAt ?? 0, latest.find(({ profileId }) => profileId === id)?.sentAt ?? 0);
}

interface ProfileLineProps {
  profile: Profile;
  token: TokenView | undefined;
  calls: readonly CallLogEntry[];
  latest: CallLogEntry | undefined;
  /** Where the bars of all profiles begin. */
  from: number;
}

function ProfileLine({ profile, token, calls, latest, from }: ProfileLineProps) {
  const name = profileName(profile);
  const words = useAt((now) => callWords(latest, calls.length, now));
  return (
    <Link
      to={`/profiles/${profile.id}`}
      className="flex min-h-14.5 items-center gap-x-3.5 gap-y-2 px-3.5 py-2 hover:bg-hover focus-visible:-outline-offset-2 max-lg:flex-wrap max-md:px-3"
    >
      <LetterTile letters={profileLetters(name)} color={profile.color} />
      <span className="min-w-0 flex-1 lg:max-w-46 xl:max-[1400px]:max-w-37.5">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-12 text-ink-3">{grantLine(profile)}</span>
      </span>
      <span className="flex min-w-0 items-center gap-3.5 max-lg:order-last max-lg:basis-full lg:flex-1">
        <CallBars calls={calls} from={from} />
        <span className="min-w-0 flex-1 text-12 text-ink-2 tabular-nums">{words}</span>
      </span>
      <span className="flex flex-none justify-end lg:min-w-24">
        <Current profile={profile} token={token} />
      </span>
      <ChevronRight aria-hidden="true" size={14} className="text-ink-3 max-lg:hidden" />
    </Link>
  );
}

function CallBars({ calls, from }: { calls: readonly CallLogEntry[]; from: number }) {
  const minute = useAt((now) => Math.ceil((now + 1) / 60_000) * 60_000);
  return (
    <Sparkline
      bars={sparkBars(calls, from, minute)}
      label={calls.length === 0 ? 'No calls today' : `Calls today: ${outcomeWords(countOutcomes(calls))}`}
      className="h-6 w-37.5 flex-none max-md:w-28 xl:max-[1400px]:w-24"
    />
  );
}

/** "401 at 14:35, 61 calls today" or "401 on 17 Mar, none today" */
function callWords(latest: CallLogEntry | undefined, today: number, now: number): string {
  if (!latest) return 'No calls of late';
  const outcome = latest.ending === 'response' ? `${latest.status}` : 'No answer';
  if (today === 0) return `${outcome} on ${formatDay(latest.sentAt, now)}, none today`;
  const count = today === 1 ? '1 call' : `${formatCount(today)} calls`;
  return `${outcome} at ${formatClock(latest.sentAt).slice(0, 5)}, ${count} today`;
}

/** What is left of the newest token; an API that takes the password needs none. */
function Current({ profile, token }: Pick<ProfileLineProps, 'profile' | 'token'>) {
  if (profile.grant === 'basic') return null;
  return token ? <CurrentToken token={token} /> : <span className="text-12 text-ink-3">no token</span>;
}

function CurrentToken({ token }: { token: TokenView }) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  return (
    <span className="flex items-center gap-1.5">
      <LifeRing fraction={left} tone={tone} size={14} />
      <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} endedWord="" />
    </span>
  );
}
