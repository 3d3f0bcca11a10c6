import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import { lineageOf, type TokenView, tokenName } from '#oauth/token-view.ts';
import { useTokens } from '#queries/tokens.ts';
import { classNames } from '#ui/class-names.ts';
import { ClockTime } from '#ui/clock-time.tsx';

/** The chain from code exchange through every refresh. */
export function Lineage({ token }: { token: TokenView }) {
  const tokens = useTokens().data?.tokens ?? [];
  const line = lineageOf(token, tokens);
  const first = line[0] ?? token;
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-2 border-t border-line-faint px-6 py-2 text-12 text-ink-3 max-md:px-4">
      <span className="mr-3">Lineage</span>
      <span className="flex h-6.5 items-center gap-[7px] rounded-md border border-line px-[9px]">
        <span className="font-medium text-ink">{first.grant === 'refresh_token' ? 'Refresh' : 'Code exchange'}</span>
        <span className="text-11">
          <ClockTime at={first.receivedAt} />
        </span>
      </span>
      {line.map((each) => (
        <span key={each.id} className="flex items-center gap-2">
          <ArrowRight aria-hidden="true" size={14} />
          <Link
            to={`/tokens/${each.id}`}
            aria-current={each.id === token.id ? 'true' : undefined}
            className={classNames(
              'flex h-6.5 items-center rounded-md border px-[9px] font-mono',
              each.id === token.id
                ? 'border-accent-line bg-accent-tint text-ink'
                : 'border-line bg-expired-tint text-expired-ink hover:border-line-strong',
            )}
          >
            {tokenName(each)}
          </Link>
        </span>
      ))}
    </div>
  );
}
