import { RefreshCw } from 'lucide-react';
import { useNavigate } from 'react-router';
import { explainTokenRequestFailure } from '#diagnosis/token-request-failure.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useTokenCall } from '#queries/calls.ts';
import { useStartRun } from '#queries/runs.ts';
import type { useRefreshToken } from '#queries/tokens.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';

interface RefreshProps {
  token: TokenView;
  refresh: ReturnType<typeof useRefreshToken>;
}

/** Refreshes the token by hand and goes to the new one. Absent where there is no refresh token. */
export function RefreshButton({ token, refresh }: RefreshProps) {
  const navigate = useNavigate();
  const press = () =>
    refresh.mutate(token.id, {
      onSuccess: (result) => {
        if (result.kind === 'refreshed' || result.kind === 'refreshed-elsewhere')
          void navigate(`/tokens/${result.tokenId}`);
      },
    });
  if (!token.refreshToken) return null;
  const hasFailed = refresh.data?.kind === 'failed';
  return (
    <Button
      variant={hasFailed ? 'default' : 'primary'}
      leading={<RefreshCw aria-hidden="true" size={14} />}
      busy={refresh.isPending}
      busyLabel="Refreshing"
      className="max-md:flex-1"
      onClick={press}
    >
      Refresh token
    </Button>
  );
}

/** Why a refresh gave no token, across the page's width; nothing while none failed. */
export function RefreshFailure({ token, refresh }: RefreshProps) {
  const failed = refresh.data?.kind === 'failed' ? refresh.data : null;
  const call = useTokenCall(failed?.callId ?? null).data;
  const start = useStartRun();
  const error = refresh.error ?? start.error;
  if (!error && !call?.tokenFailure) return null;
  return (
    <div className="grid w-full gap-3">
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
