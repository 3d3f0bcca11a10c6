import { CircleX, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { Profile } from '#oauth/profile.ts';
import { grantLine, profileLetters, profileName } from '#oauth/profile-words.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { classNames } from '#ui/class-names.ts';
import { Countdown } from '#ui/countdown.tsx';
import { LetterTile } from '#ui/letter-tile.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';
import { EnvironmentTag } from './environment-tag.tsx';

export interface ProfileRowProps {
  profile: Profile;
  /** Its newest token. */
  token: TokenView | undefined;
  findings: { readonly errors: number; readonly warnings: number };
  isSelected: boolean;
}

/** One profile in the list: tile, name and grant, what is left of its token, what its checks found. */
export function ProfileRow({ profile, token, findings, isSelected }: ProfileRowProps) {
  return (
    <Link
      to={`/profiles/${profile.id}`}
      aria-current={isSelected ? 'page' : undefined}
      className={classNames(
        'relative flex items-center gap-2.5 rounded-control p-2 focus-visible:-outline-offset-2',
        isSelected
          ? 'bg-accent-tint before:absolute before:inset-y-1.5 before:left-0 before:w-[2.5px] before:rounded-sm before:bg-accent'
          : 'hover:bg-hover',
      )}
    >
      <LetterTile letters={profileLetters(profileName(profile))} color={profile.color} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="min-w-0 flex-1 truncate font-medium">{profileName(profile)}</span>
          <Current profile={profile} token={token} />
        </span>
        <span className="flex items-center gap-1.5 text-11 text-ink-3">
          <span className="min-w-0 flex-1 truncate">
            {[grantLine(profile), token?.account?.label].filter(Boolean).join(' · ')}
          </span>
          <Findings {...findings} />
          <EnvironmentTag environment={profile.environment} />
        </span>
      </span>
    </Link>
  );
}

/** What is left of the newest token; an API that takes the password needs none. */
function Current({ profile, token }: Pick<ProfileRowProps, 'profile' | 'token'>) {
  if (profile.grant === 'basic') return null;
  return token ? <CurrentToken token={token} /> : <span className="flex-none text-11 text-ink-3">no token</span>;
}

function CurrentToken({ token }: { token: TokenView }) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  return (
    <span className="flex flex-none items-center gap-1.5">
      <LifeRing fraction={left} tone={tone} size={14} />
      <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} size="sm" endedWord="" />
    </span>
  );
}

/** Errors where there are any, else warnings: the worse one says how many need a look. */
function Findings({ errors, warnings }: ProfileRowProps['findings']) {
  const count = errors || warnings;
  if (count === 0) return null;
  const [Icon, ink, noun] = errors
    ? ([CircleX, 'text-s4xx-ink', 'problem'] as const)
    : ([TriangleAlert, 'text-expiring-ink', 'warning'] as const);
  return (
    <span className={classNames('inline-flex flex-none items-center gap-[3px] tabular-nums', ink)}>
      <Icon aria-hidden="true" size={12} />
      {count}
      <span className="sr-only">{count === 1 ? noun : `${noun}s`}</span>
    </span>
  );
}
