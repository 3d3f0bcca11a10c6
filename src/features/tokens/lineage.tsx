import { ArrowRight } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { expiringFrom, lifeSpanOf } from '#oauth/lifetime.ts';
import { lineageOf, type TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { useTokens } from '#queries/tokens.ts';
import { classNames } from '#ui/class-names.ts';
import { useAt } from '#ui/clock.ts';
import { DayTime } from '#ui/day-time.tsx';
import { useLife } from '#ui/life.ts';
import { boxTone } from '#ui/tone.ts';
import { originWords } from './grant-words.ts';

/** The chain from the first grant through every refresh, and when the next one is due. */
export function Lineage({ token }: { token: TokenView }) {
  const tokens = useTokens().data?.tokens ?? [];
  const line = lineageOf(token, tokens);
  const first = line[0] ?? token;
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2 border-t border-line-faint px-6 py-2 text-12 text-ink-3 max-md:px-4">
      <span className="mr-3">Lineage</span>
      <span className="flex h-6.5 items-center gap-[7px] rounded-md border border-line px-[9px]">
        <span className="font-medium text-ink">
          {first.parentId === null ? sentenceCase(originWords(first)) : 'Earlier tokens, gone'}
        </span>
        <span className="text-11">
          <DayTime at={first.receivedAt} />
        </span>
      </span>
      {line.map((each) => (
        <span key={each.id} className="flex items-center gap-2">
          <ArrowRight aria-hidden="true" size={14} />
          <LineageLink token={each} isSelected={each.id === token.id} />
        </span>
      ))}
      <NextRefresh newest={line.at(-1) ?? token} />
    </div>
  );
}

function sentenceCase(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function LineageLink({ token, isSelected }: { token: TokenView; isSelected: boolean }) {
  const { search } = useLocation();
  const { tone } = useLife(lifeSpanOf(token.lifetime, token.receivedAt));
  return (
    <Link
      to={`/tokens/${token.id}${search}`}
      aria-current={isSelected ? 'true' : undefined}
      className={classNames(
        'flex h-6.5 items-center gap-[7px] rounded-md border px-[9px]',
        boxTone[tone ?? 'neutral'],
        isSelected ? 'shadow-chosen ring-1 ring-accent' : 'hover:border-line-strong',
      )}
    >
      <span className="font-mono">{tokenName(token)}</span>
      <span className="text-11">{tone ?? 'unknown'}</span>
    </Link>
  );
}

/** When it is time to refresh, while there is time: from the last tenth of the lifetime on. */
function NextRefresh({ newest: { lifetime, refreshToken } }: { newest: TokenView }) {
  const dueAt = lifetime.kind === 'known' && refreshToken ? expiringFrom(lifetime) : null;
  const isAhead = useAt((now) => dueAt !== null && now < dueAt);
  if (dueAt === null || !isAhead) return null;
  return (
    <span className="flex items-center gap-2">
      <ArrowRight aria-hidden="true" size={14} />
      <span className="flex h-6.5 items-center gap-1 rounded-md border border-dashed border-line-strong px-[9px] text-11">
        Next refresh from <DayTime at={dueAt} />
      </span>
    </span>
  );
}
