import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { hostOf } from '#call/host-of.ts';
import { type BuiltRequest, buildRequest } from '#collection/build-request.ts';
import type { Collection } from '#collection/collection.ts';
import { effectiveAuth } from '#collection/effective-auth.ts';
import type { Obstacle } from '#collection/obstacle.ts';
import type { RequestContext } from '#collection/request-context.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { buildScope } from '#collection/scope.ts';
import { findAmong } from '#collection/tree.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { isExplained, RefreshFailure } from '#panes/refresh-failure.tsx';
import { Button } from '#ui/button.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { CallLayout } from './call-layout.tsx';
import { type EditorTab, RequestEditor } from './editor/request-editor.tsx';
import { UrlBar } from './editor/url-bar.tsx';
import { NotRenewed } from './not-renewed.tsx';
import { foreseen } from './obstacle-words.ts';
import { Obstacles } from './obstacles.tsx';
import { PlainSecrets } from './plain-secrets.tsx';
import { RecentRuns } from './recent-runs.tsx';
import { RequestNotes } from './request-notes.tsx';
import { ResponsePane } from './response-pane.tsx';
import { BasicStrip, TokenLeft, TokenStrip } from './token-strip.tsx';
import type { EditedRequest } from './use-edited-request.ts';
import { sendWords, useRequestCalls } from './use-request-calls.ts';
import type { useTabActs } from './use-tab-acts.ts';

export interface LoadedRequestProps {
  edited: EditedRequest;
  collections: readonly Collection[];
  acts: ReturnType<typeof useTabActs>;
}

/** A request to edit and to send, and its latest answer. */
export function LoadedRequest({ edited, collections, acts }: LoadedRequestProps) {
  const { request } = edited;
  // Above the layout, which is another one on a phone: the part that is looked at stays.
  const [tab, setTab] = useState<EditorTab>('params');
  const collectionId = findAmong(collections, request.id)?.groups[0].id ?? null;
  const calls = useRequestCalls(request, collectionId);
  const { context } = calls;
  const written = useWritten(request, context);
  if (!context || !written) return <Waiting label="Loading the request" />;
  const editing = { request, onChange: edited.edit, ...written };
  const strip = (
    <Strip
      token={calls.token}
      request={request}
      context={context}
      built={written.built}
      onChange={() => setTab('auth')}
    />
  );
  return (
    <CallLayout
      bar={<UrlBar {...editing} onSend={calls.send} />}
      send={<SendButtons {...calls} />}
      note={
        <>
          <RequestNotes edited={edited} acts={acts} />
          <PlainSecrets request={request} onChange={edited.edit} owner={ownerIn(collectionId, context)} />
          <SendNotes {...calls} request={request} built={written.built} />
        </>
      }
      whose={strip}
      request={
        <div className="md:flex md:h-full md:flex-col md:overflow-auto">
          <div className="grid gap-3 px-4 pt-4 empty:hidden max-md:hidden">
            {strip}
            {context.profile && <NotVerified profile={context.profile} />}
          </div>
          <RequestEditor {...editing} context={context} tab={tab} onTab={setTab} />
          <RecentRuns requestId={request.id} />
        </div>
      }
      response={
        <div className="md:flex md:h-full md:flex-col md:overflow-auto">
          <ResponsePane
            call={calls.latest}
            progress={calls.progress}
            live={calls.live}
            tokenLeft={calls.token && <TokenLeft token={calls.token} />}
            onCancel={calls.cancel}
            retry={calls.retry}
            onSend={calls.send}
            onFollow={calls.follow}
            awaited={hostOf(request.url)}
          />
        </div>
      }
      status={calls.latest?.head?.status}
      isSending={calls.isPending}
    />
  );
}

/** Where a new variable of a request goes: into its collection, else into the environment in use. */
function ownerIn(collectionId: string | null, { environment }: RequestContext) {
  if (collectionId) return { kind: 'group', id: collectionId } as const;
  return environment && ({ kind: 'environment', id: environment.id } as const);
}

interface StripProps {
  token: TokenView | undefined;
  request: SavedRequest;
  context: RequestContext;
  built: BuiltRequest;
  /** Leads to where another is chosen. */
  onChange: () => void;
}

/** What authorizes a request: the token it carries, or the user name that its profile gives. */
function Strip({ token, request, context: { profile, groups }, built, onChange }: StripProps) {
  if (token) return <TokenStrip token={token} onChange={onChange} />;
  const isAsProfile = effectiveAuth(request, groups).auth.kind === 'profile';
  const hasCredentials = built.added.some(({ what }) => what === 'credentials');
  if (!profile?.username || !isAsProfile || !hasCredentials) return null;
  return <BasicStrip profile={profile} />;
}

/** A request written out in its context, once for all that show it. */
function useWritten(request: SavedRequest, context: RequestContext | undefined) {
  const scope = useMemo(() => context && buildScope(context), [context]);
  const built = useMemo(() => context && buildRequest(request, context), [request, context]);
  return scope && built && { scope, built };
}

type SendButtonsProps = ReturnType<typeof useRequestCalls>;

/** Send; with a dead token a living one comes first, unless one wants to see what the API makes of it. */
function SendButtons({ hasFailed, isPending, progress, live, renewal, token, send, sendAnyway }: SendButtonsProps) {
  return (
    <span className="flex flex-none gap-2 max-md:flex-col">
      <Button
        variant={hasFailed || live?.head ? 'default' : 'primary'}
        keys={['⌘', '↵']}
        busy={isPending}
        busyLabel={progress === 'waiting' ? 'Waiting' : 'Sending'}
        className="max-md:w-full"
        onClick={send}
      >
        {renewal ? sendWords[renewal] : 'Send'}
      </Button>
      {renewal && token && (
        <CommandButton
          command={{ name: 'Send anyway', detail: 'with the token as it is' }}
          disabled={isPending}
          className="max-md:w-full"
          onClick={sendAnyway}
        >
          Send anyway
        </CommandButton>
      )}
    </span>
  );
}

function NotVerified({ profile }: { profile: Profile }) {
  if (profile.connection.verifiesCertificate) return null;
  return (
    <Note tone="warning">
      This profile verifies no certificate: whoever answers in place of the server gets the{' '}
      {profile.grant === 'basic' ? 'password' : 'token'}.{' '}
      <Link to={`/profiles/${profile.id}`} className="underline">
        Change it
      </Link>
    </Note>
  );
}

interface SendNotesProps
  extends Pick<
    ReturnType<typeof useRequestCalls>,
    'error' | 'blocked' | 'notRefreshed' | 'notRenewed' | 'renewal' | 'send' | 'sendWithLastToken' | 'token' | 'context'
  > {
  request: SavedRequest;
  built: BuiltRequest;
}

/** What Send waits for, and why nothing was sent. */
function SendNotes(props: SendNotesProps) {
  const { request, built, error, blocked, notRefreshed, notRenewed, renewal, send, token, context } = props;
  // A token that Send gets by itself is not in its way.
  const isInTheWay = (each: Obstacle) => each.kind !== 'no-token' || each.lacks !== undefined || renewal !== 'request';
  const waiting = built.kind === 'blocked' ? built.obstacles.filter(isInTheWay) : [];
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
      {notRefreshed && isExplained(notRefreshed) && token && (
        <RefreshFailure failed={notRefreshed} profileId={token.profileId} onMended={send} />
      )}
      {notRefreshed?.kind === 'no-refresh-token' && (
        <Note tone="error" live="assertive">
          The token has no refresh token any more, so nothing was sent. Get a new token from its profile.
        </Note>
      )}
      {notRenewed && context?.profile && (
        <NotRenewed outcome={notRenewed} profileId={context.profile.id} onSend={props.sendWithLastToken} />
      )}
      <Obstacles obstacles={isPressed ? pressed : foreseen(request, waiting)} isPressed={isPressed} onAllowed={send} />
    </div>
  );
}
