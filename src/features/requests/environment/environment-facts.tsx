import { Link } from 'react-router';
import type { Environment } from '#collection/environment.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useProfiles } from '#queries/profiles.ts';
import { useTokens } from '#queries/tokens.ts';
import { Countdown } from '#ui/countdown.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';
import { Select } from '#ui/select.tsx';
import { TypedInput } from './typed-input.tsx';
import type { useEnvironmentActs } from './use-environment-acts.ts';

export interface EnvironmentFactsProps {
  environment: Environment;
  acts: ReturnType<typeof useEnvironmentActs>;
}

const none = '';

/** What an environment is called, and whose token goes along in it. */
export function EnvironmentFacts({ environment: { id, name, profileId }, acts }: EnvironmentFactsProps) {
  const profiles = useProfiles().data?.records;
  const tokens = useTokens().data?.tokens;
  const profile = profiles?.find((each) => each.id === profileId);
  const isGone = profileId !== null && profiles !== undefined && !profile;
  const isBasic = profile?.grant === 'basic';
  const newest = profile && !isBasic && tokens?.find((token) => token.profileId === profile.id);
  const options = [
    { id: none, label: 'No profile' },
    ...(profiles ?? []).map((each) => ({ id: each.id, label: each.name || 'Unnamed profile' })),
    ...(isGone ? [{ id: profileId, label: 'Deleted profile' }] : []),
  ];
  return (
    <div className="grid gap-1 rounded-well border border-line bg-sunken py-1.5 pr-3 pl-3">
      <div className="grid grid-cols-[56px_minmax(0,1fr)] items-center gap-2">
        <span aria-hidden="true" className="text-12 text-ink-2">
          Name
        </span>
        <div className="-ml-2.5">
          <TypedInput
            waits
            look="name"
            label="Name of the environment"
            value={name}
            onType={(typed) => typed.trim() !== '' && acts.rename({ id, name: typed.trim() })}
          />
        </div>
      </div>
      <div className="grid grid-cols-[56px_minmax(0,1fr)_auto] items-center gap-2">
        <span aria-hidden="true" className="text-12 text-ink-2">
          Profile
        </span>
        <Select
          aria-label="Profile of the environment"
          value={profileId ?? none}
          onChange={(chosen) => acts.setProfile({ id, profileId: chosen === none ? null : chosen })}
          options={options}
        />
        {isBasic && <span className="text-12 text-ink-2">HTTP Basic, no token</span>}
        {newest && <TokenLife token={newest} />}
        {profile && tokens && !newest && !isBasic && (
          <Link to={`/profiles/${profile.id}`} className="text-12 text-accent-ink hover:underline">
            No token yet
          </Link>
        )}
      </div>
    </div>
  );
}

function TokenLife({ token }: { token: TokenView }) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  return (
    <Link to={`/tokens/${token.id}`} className="flex items-center gap-1.5 rounded-sm hover:underline">
      <LifeRing fraction={left} tone={tone} />
      <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} />
    </Link>
  );
}
