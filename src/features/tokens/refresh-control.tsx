import { RefreshCw } from 'lucide-react';
import { useLocation, useNavigate } from 'react-router';
import { explainTokenRequestFailure } from '#diagnosis/token-request-failure.ts';
import { type TokenView, tokenName } from '#oauth/token-view.ts';
import { useTokenCall } from '#queries/calls.ts';
import { useStartRun } from '#queries/start-run.ts';
import type { useRefreshToken } from '#queries/tokens.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';
import { WaitingInLine } from '#ui/waiting-in-line.tsx';
import { useRefreshOnArrival } from './use-refresh-on-arrival.ts';

interface RefreshProps {
  token: TokenView;
  refresh: ReturnType<typeof useRefreshToken>;
}

/** Refreshes the token by hand and goes to the new one; R does the same. */
export function RefreshButton({ token, refresh }: RefreshProps) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const press = () =>
    refresh.mutate(token.id, {
      onSuccess: (result) => {
        if (result.kind === 'refreshed' || result.kind === 'refreshed-elsewhere')
          void navigate(`/tokens/${result.tokenId}${search}`);
      },
    });
  useRefreshOnArrival(press);
  useCommands([
    {
      id: 'refresh-token',
      name: 'Refresh token',
      group: 'Actions',
      detail: tokenName(token),
      keys: ['R'],
      isPrimary: true,
      isAvailable: !refresh.isPending,
      run: press,
    },
  ]);
  const hasFailed = refresh.data?.kind === 'failed';
  return (
    <Button
      variant={hasFailed ? 'default' : 'primary'}
      leading={<RefreshCw aria-hidden="true" size={14} />}
      keys="R"
      busy={refresh.isPending}
      busyLabel={refresh.progress === 'waiting' ? 'Waiting' : 'Refreshing'}
      className="max-md:flex-1"
      onClick={press}
    >
      Refresh token
    </Button>
  );
}

/** How a refresh stands that gave no token yet, across the page's width; nothing where none was asked for. */
export function RefreshOutcome({ token, refresh }: RefreshProps) {
  const failed = refresh.data?.kind === 'failed' ? refresh.data : null;
  const call = useTokenCall(failed?.callId ?? null).data;
  const start = useStartRun();
  const error = refresh.error ?? start.error;
  const isWaiting = refresh.progress === 'waiting';
  if (!error && !call?.tokenFailure && !isWaiting) return null;
  return (
    <div className="grid w-full gap-3">
      {isWaiting && <WaitingInLine onCancel={refresh.cancel} />}
      {call?.tokenFailure && (
        <VerdictCard
          level={2}
          verdict={explainTokenRequestFailure(call, call.tokenFailure)}
          actions={
            <Button variant="primary" busy={start.isPending} onClick={() => start.mutate(token.profileId)}>
              Authorize again
            </Button>
          }
        />
      )}
      {error && (
        <Note tone="error" live="assertive">
          {error.message}. Nothing was lost: reload the page and try again.
        </Note>
      )}
    </div>
  );
}
