import { Link } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName, tokenPart } from '#oauth/token-words.ts';
import { useProfile } from '#queries/profiles.ts';
import { classNames } from '#ui/class-names.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';

export interface TokenStripProps {
  token: TokenView;
  /** It may not go where the request goes. */
  isHeldBack: boolean;
  onChange: () => void;
}

/** Whose token a request carries, and how long it still works. */
export function TokenStrip({ token, isHeldBack, onChange }: TokenStripProps) {
  const profile = useProfile(token.profileId).data;
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  const going = isHeldBack ? 'is held back' : 'authorizes this';
  const looks = {
    active: 'border-active-line bg-active-tint',
    expiring: 'border-expiring-line bg-expiring-tint',
    expired: 'border-expired-line bg-expired-tint',
  };
  return (
    <div
      className={classNames(
        'flex min-h-10 flex-wrap items-center gap-2.5 rounded-well border px-3 py-1.5',
        tone === null || isHeldBack ? 'border-line bg-sunken' : looks[tone],
      )}
    >
      <LifeRing fraction={left} tone={tone} />
      <span>
        <Link to={`/tokens/${token.id}`} className="rounded-sm font-semibold hover:underline">
          {profile?.name ?? 'Unknown profile'}
        </Link>{' '}
        <span className="font-mono text-12 text-ink-2">{tokenName(token)}</span>{' '}
        {tokenPart(token) && <span className="text-ink-2">{tokenPart(token)} token </span>}
        {token.account && <span className="text-ink-2 wrap-anywhere">of {token.account.label} </span>}
        <span className="text-ink-2">{tone === 'expired' ? 'has expired' : going}</span>
      </span>
      <span className="ml-auto flex items-center gap-3">
        <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} />
        <ChangeAuth onChange={onChange} />
      </span>
    </div>
  );
}

/** The press that leads to where something else is chosen; on a phone the part it stands in is a press away anyhow. */
export function ChangeAuth({ onChange }: { onChange: () => void }) {
  return (
    <span className="max-md:hidden">
      <CommandButton
        command={{ id: 'change-auth', name: 'Change what authorizes the request' }}
        size="sm"
        variant="ghost"
        onClick={onChange}
      >
        Change
      </CommandButton>
    </span>
  );
}

/** How long the token of an answer that is coming in still works; on a phone the strip above says so. */
export function TokenLeft({ token }: { token: TokenView }) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  return (
    <span className="flex items-center gap-1.5 text-12 text-ink-2 max-md:hidden">
      <LifeRing fraction={left} tone={tone} />
      Token
      <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} />
    </span>
  );
}
