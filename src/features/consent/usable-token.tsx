import { Link } from 'react-router';
import { lastTold } from '#call/last-told.ts';
import type { Issuances } from '#oauth/issuances.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { Profile } from '#oauth/profile.ts';
import type { WaitingRequest } from '#oauth/run-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { pathOfWaiting } from '#panes/back-to-request.tsx';
import { useCallsOf } from '#queries/calls.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Card } from '#ui/card.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { useLife } from '#ui/life.ts';
import { StateChip } from '#ui/state-chip.tsx';
import { TimeLeft } from '#ui/time-left.tsx';
import { leftWords } from './token-budget.tsx';

interface UsableTokenProps {
  token: TokenView;
  profile: Profile;
  /** The request that the run was begun from; `null` for none. */
  waiting: WaitingRequest | null;
  /** Where the profile stands against its limit, `null` where it has none. */
  issuances: Issuances | null;
  onGetNew: () => void;
}

/** A token of this profile that still works, as far as is known, offered before a new one is asked for. */
export function UsableToken({ token, profile, waiting, issuances, onGetNew }: UsableTokenProps) {
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const { tone } = useLife(span);
  const name = tokenName(token);
  const isRefused = lastTold(useCallsOf(token.id).data?.calls ?? [])?.head?.status === 401;
  const scope = token.scopes.length > 0 ? `has the scope ${token.scopes.join(' ')}` : 'has no named scope';
  return (
    <Card lifted className="mb-5 flex justify-between gap-4 max-md:flex-wrap px-5 py-4.5 max-md:px-4">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-2 text-14 font-semibold">
          {isRefused ? 'You hold a token, but its last call got a 401' : 'You hold a token that still works'}{' '}
          <StateChip tone={tone} unknownWord="Lifetime unknown" />
        </h2>
        <p className="mt-0.5 wrap-anywhere text-ink-2">
          <Link to={`/tokens/${token.id}`} className="font-mono text-12 text-accent-ink underline">
            {name}
          </Link>{' '}
          {token.account && `of ${token.account.label} `}
          came <Elapsed since={token.receivedAt} ago /> and {scope}. {isRefused && 'The provider may have ended it.'}
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Link
            to={placeOfUse(profile, token, waiting)}
            className={`${buttonClass({ variant: isRefused ? 'default' : 'primary' })} max-md:w-full`}
          >
            Use {name}
          </Link>
          <CommandButton
            command={{ name: 'Get a new token', detail: profile.name }}
            keys="N"
            variant={isRefused ? 'primary' : 'default'}
            onClick={onGetNew}
            className="max-md:w-full"
          >
            Get a new token{issuances?.isLow && `, ${leftWords(issuances)}`}
          </CommandButton>
        </div>
      </div>
      <div className="flex-none md:text-right">
        <TimeLeft endAt={span.endAt} warnFromAt={span.warnFromAt} endedSentence="The token has expired" />
      </div>
    </Card>
  );
}

function placeOfUse({ firstRequest }: Profile, { id }: TokenView, waiting: WaitingRequest | null): string {
  if (waiting) return pathOfWaiting(waiting);
  return firstRequest.url ? `/requests/scratch/first?token=${id}` : `/tokens/${id}`;
}
