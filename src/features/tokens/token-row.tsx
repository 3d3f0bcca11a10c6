import { Link } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName, tokenPart } from '#oauth/token-words.ts';
import { classNames } from '#ui/class-names.ts';
import { Countdown } from '#ui/countdown.tsx';
import { useLife } from '#ui/life.ts';
import { LifeRing } from '#ui/life-ring.tsx';
import { originWords } from './grant-words.ts';

/** The height of a row, pixels: the list is drawn only where it is seen, so each row knows its place. */
export const rowHeight = 50;

export interface TokenRowProps {
  token: TokenView;
  profileName: string;
  /** Where it leads: its page, what is looked at kept. */
  to: string;
  isSelected: boolean;
  isReplaced: boolean;
}

/** One token in the list: whose it is, its name, its time left, what gave it. */
export function TokenRow({ token, profileName, to, isSelected, isReplaced }: TokenRowProps) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone, left } = useLife(span);
  return (
    <Link
      to={to}
      aria-current={isSelected ? 'page' : undefined}
      className={classNames(
        'relative flex items-center gap-2.5 rounded-control px-2 focus-visible:-outline-offset-2',
        isSelected
          ? 'bg-accent-tint before:absolute before:inset-y-1.5 before:left-0 before:w-[2.5px] before:rounded-sm before:bg-accent'
          : 'hover:bg-hover',
      )}
      style={{ height: rowHeight }}
    >
      <LifeRing fraction={left} tone={tone} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{profileName}</span>
        <span className="block truncate text-11 text-ink-3">
          <span className="font-mono">{tokenName(token)}</span>
          {tokenPart(token) && ` · ${tokenPart(token)}`}
          {token.account && ` · ${token.account.label}`}
        </span>
      </span>
      <span className="flex-none text-right">
        <Countdown endAt={span.endAt} warnFromAt={span.warnFromAt} size="md" endedWord="" />
        <span className="block text-11 text-ink-3">{isReplaced ? 'replaced' : originWords(token)}</span>
      </span>
    </Link>
  );
}
