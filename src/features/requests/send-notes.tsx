import type { Obstacle } from '#collection/obstacle.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { isExplained, RefreshFailure } from '#panes/refresh-failure.tsx';
import { Note } from '#ui/note.tsx';
import { NotRenewed } from './not-renewed.tsx';
import { foreseen } from './obstacle-words.ts';
import { Obstacles, type ObstaclesProps } from './obstacles.tsx';
import type { useRequestCalls } from './use-request-calls.ts';

type Calls = ReturnType<typeof useRequestCalls>;

interface SendNotesProps
  extends Omit<Calls, 'written' | 'retry' | 'cancel'>,
    Pick<ObstaclesProps, 'waiting' | 'onOpen' | 'onPutIn'> {
  request: SavedRequest;
  written: NonNullable<Calls['written']>;
}

/** What Send waits for, and why nothing was sent. */
export function SendNotes(props: SendNotesProps) {
  const { request, written, error, blocked, notBegun, notRefreshed, notRenewed, send, token, context } = props;
  const waiting = obstaclesTo(props);
  // What was in the way of the last press counts until the request is another, or what it is built in.
  const isAsPressed = blocked?.request === request && blocked.context === context;
  const isPressed = blocked !== null && (waiting.length > 0 || isAsPressed);
  const pressed = waiting.length > 0 ? waiting : (blocked?.obstacles ?? []);
  return (
    <div className="grid gap-2 px-4 pt-3 empty:hidden">
      {error && (
        <Note tone="error" live="assertive">
          {error.message}. Reload the page and send again; what is stored is unharmed.
        </Note>
      )}
      {notBegun && (
        <Note tone="error" live="assertive">
          The run for a token could not be stored: {notBegun.message}. Reload the page and try again.
        </Note>
      )}
      {notRefreshed && isExplained(notRefreshed) && token && (
        <RefreshFailure failed={notRefreshed} profileId={token.profileId} requestId={request.id} onMended={send} />
      )}
      {notRefreshed?.kind === 'no-refresh-token' && (
        <Note tone="error" live="assertive">
          The token has no refresh token any more, so nothing was sent. Get a new token from its profile.
        </Note>
      )}
      {notRenewed && context?.profile && (
        <NotRenewed outcome={notRenewed} profileId={context.profile.id} onSend={props.sendWithLastToken} />
      )}
      <Obstacles
        obstacles={isPressed ? pressed : foreseen(request, waiting)}
        isPressed={isPressed}
        waiting={props.waiting}
        scope={written.scope}
        onAllowed={send}
        onOpen={props.onOpen}
        onPutIn={props.onPutIn}
      />
    </div>
  );
}

/** What Send waits for. A token that it gets first is not in its way; what its profile lacks for that is. */
function obstaclesTo({ written: { built }, renewal, lacking }: SendNotesProps): readonly Obstacle[] {
  const all = built.kind === 'blocked' ? built.obstacles : [];
  if (!renewal) return all;
  return [...lacking, ...all.filter(({ kind }) => kind !== 'no-token' && kind !== 'incomplete-profile')];
}
