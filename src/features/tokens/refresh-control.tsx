import { RefreshCw } from 'lucide-react';
import { useLocation, useNavigate } from 'react-router';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { isExplained, RefreshFailure } from '#panes/refresh-failure.tsx';
import type { useRefreshToken } from '#queries/token-acts.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';
import { WaitingInLine } from '#ui/waiting-in-line.tsx';
import { useRefreshOnArrival } from './use-refresh-on-arrival.ts';

interface RefreshProps {
  token: TokenView;
  refresh: ReturnType<typeof useRefreshToken>;
}

/** The press that refreshes a token and goes to the new one. */
export function useRefreshPress(token: TokenView, refresh: RefreshProps['refresh']): () => void {
  const navigate = useNavigate();
  const { search } = useLocation();
  return () =>
    refresh.mutate(token.id, {
      onSuccess: (result) => {
        if (result.kind === 'refreshed' || result.kind === 'refreshed-elsewhere')
          void navigate(`/tokens/${result.tokenId}${search}`);
      },
    });
}

/** Refreshes the token by hand; R does the same. */
export function RefreshButton({ token, refresh, onPress: press }: RefreshProps & { onPress: () => void }) {
  useRefreshOnArrival(press);
  useCommands([
    {
      id: `refresh:${token.id}`,
      name: 'Refresh token',
      group: 'Actions',
      detail: tokenName(token),
      keys: ['R'],
      isPrimary: true,
      isAvailable: !refresh.isPending,
      run: press,
    },
  ]);
  const hasFailed = refresh.data !== undefined && isExplained(refresh.data);
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
  const press = useRefreshPress(token, refresh);
  const { data, error } = refresh;
  const failed = data && isExplained(data) ? data : null;
  const isWaiting = refresh.progress === 'waiting';
  if (!error && !failed && !isWaiting) return null;
  return (
    <div className="grid w-full gap-3">
      {isWaiting && <WaitingInLine onCancel={refresh.cancel} />}
      {failed && <RefreshFailure failed={failed} profileId={token.profileId} onMended={press} />}
      {error && (
        <Note tone="error" live="assertive">
          {error.message}. Nothing was lost: reload the page and try again.
        </Note>
      )}
    </div>
  );
}
