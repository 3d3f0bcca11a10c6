import { Link } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { Grant } from '#oauth/profile.ts';
import { type TokenView, tokenName } from '#oauth/token-view.ts';
import { useProfile } from '#queries/profiles.ts';
import { classNames } from '#ui/class-names.ts';
import { useAt } from '#ui/clock.ts';
import { Countdown } from '#ui/countdown.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';

interface TokenListProps {
  tokens: readonly TokenView[];
  selectedId: string | undefined;
}

/** Tokens by state, newest first. */
export function TokenList({ tokens, selectedId }: TokenListProps) {
  const expiredIds = useAt((now) =>
    tokens
      .filter((token) => isExpiredAt(token, now))
      .map(({ id }) => id)
      .join(' '),
  );
  const isExpired = ({ id }: TokenView) => expiredIds.split(' ').includes(id);
  const groups = [
    { name: 'Active', members: tokens.filter((token) => !isExpired(token)) },
    { name: 'Expired', members: tokens.filter(isExpired) },
  ];
  const replaced = new Set(tokens.map(({ parentId }) => parentId));
  return (
    <nav aria-label="Tokens" className="pb-3">
      <h2 className="px-4 pt-3 pb-1 text-14 font-semibold max-lg:sr-only">Tokens</h2>
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ name, members }) => (
          <section key={name} aria-label={name}>
            <h3 className="flex gap-1.5 px-4 pt-2.5 pb-1 text-11 font-medium text-ink-3">
              {name} <span className="tabular-nums">{members.length}</span>
            </h3>
            <ul className="px-2">
              {members.map((token) => (
                <li key={token.id}>
                  <TokenRow token={token} isSelected={token.id === selectedId} isReplaced={replaced.has(token.id)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
}

const grantWords: Record<Grant, string> = {
  authorization_code: 'code exchange',
  client_credentials: 'client credentials',
  refresh_token: 'refresh token',
  password: 'password',
  implicit: 'implicit',
};

function TokenRow({ token, isSelected, isReplaced }: { token: TokenView; isSelected: boolean; isReplaced: boolean }) {
  const profile = useProfile(token.profileId).data;
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  return (
    <Link
      to={`/tokens/${token.id}`}
      aria-current={isSelected ? 'page' : undefined}
      className={classNames(
        'relative flex min-h-11 items-center gap-2.5 rounded-control px-2 py-[7px]',
        isSelected
          ? 'bg-accent-tint before:absolute before:inset-y-1.5 before:left-0 before:w-[2.5px] before:rounded-sm before:bg-accent'
          : 'hover:bg-hover',
      )}
    >
      <LifeRing fraction={left} tone={tone} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{profile?.name ?? 'Unknown profile'}</span>
        <span className="block font-mono text-11 text-ink-3">{tokenName(token)}</span>
      </span>
      <span className="flex-none text-right">
        <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} size="md" endedWord="" />
        <span className="block text-11 text-ink-3">{isReplaced ? 'replaced' : grantWords[token.grant]}</span>
      </span>
    </Link>
  );
}

function isExpiredAt({ lifetime }: TokenView, now: number): boolean {
  return lifetime.kind === 'known' && now >= lifetime.expiresAt;
}
