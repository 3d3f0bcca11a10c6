import { RefreshCw } from 'lucide-react';
import { useNavigate } from 'react-router';
import { explainTokenRequestFailure } from '#diagnosis/token-request-failure.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useTokenCall } from '#queries/calls.ts';
import { useStartRun } from '#queries/runs.ts';
import { useRefreshToken } from '#queries/tokens.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';

/** Refreshes the token by hand and goes to the new one; says why where that failed. */
export function RefreshControl({ token }: { token: TokenView }) {
  const navigate = useNavigate();
  const refresh = useRefreshToken();
  const press = () =>
    refresh.mutate(token.id, {
      onSuccess: (result) => {
        if (result.kind === 'refreshed' || result.kind === 'refreshed-elsewhere')
          void navigate(`/tokens/${result.tokenId}`);
      },
    });
  if (!token.refreshToken) return null;
  return (
    <div className="flex flex-col items-end gap-3 max-md:items-stretch">
      <Button
        variant="primary"
        leading={<RefreshCw aria-hidden="true" size={14} />}
        busy={refresh.isPending}
        busyLabel="Refreshing"
        onClick={press}
      >
        Refresh
      </Button>
      {refresh.error && <Note tone="error">The refresh could not run: {refresh.error.message}. Reload the page.</Note>}
      {refresh.data?.kind === 'failed' && <Failure callId={refresh.data.callId} profileId={token.profileId} />}
    </div>
  );
}

function Failure({ callId, profileId }: { callId: string; profileId: string }) {
  const call = useTokenCall(callId).data;
  const start = useStartRun();
  if (!call?.tokenFailure) return null;
  return (
    <div className="grid w-full max-w-xl gap-3">
      <VerdictCard
        verdict={explainTokenRequestFailure(call, call.tokenFailure)}
        actions={<Button onClick={() => start.mutate(profileId)}>Authorize again</Button>}
      />
      {start.error && (
        <Note tone="error" live="assertive">
          The run could not be stored: {start.error.message}. Reload the page and authorize again.
        </Note>
      )}
    </div>
  );
}
