import { hostOf } from '#call/host-of.ts';
import type { RequestView } from '#call/request-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useLatestCall, useRefreshAndRetry, useSend } from '#queries/calls.ts';
import { useFirstRequest } from '#queries/first-request.ts';
import { useProfile } from '#queries/profiles.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { CallLayout } from './call-layout.tsx';
import { NoRequest } from './no-request.tsx';
import { RequestPane } from './request-pane.tsx';
import { ResponsePane } from './response-pane.tsx';
import { TokenStrip } from './token-strip.tsx';
import { useSendKeys, useSendOnArrival } from './use-send-triggers.ts';

/** A token's first request, loaded. */
export function RequestBuilder({ token }: { token: TokenView }) {
  const request = useFirstRequest(token.id);
  const profile = useProfile(token.profileId);
  if (request.isPending || profile.isPending) return <Waiting label="Loading the request" />;
  if (request.data && profile.data && !URL.canParse(request.data.url)) return <NoRequest profile={profile.data} />;
  if (request.data) return <LoadedBuilder token={token} request={request.data} />;
  return (
    <div className="min-w-0 flex-1 p-8 max-md:p-4">
      <EmptyState title="The request can’t be built">
        {request.error
          ? `${request.error.message}. Reload the page.`
          : 'The profile this token came from is not on this device. Begin a new run from Home.'}
      </EmptyState>
    </div>
  );
}

function LoadedBuilder({ token, request }: { token: TokenView; request: RequestView }) {
  const calls = useCallsUnderWay(token);
  return (
    <CallLayout
      bar={
        <p className="flex min-h-8.5 min-w-0 flex-1 items-stretch rounded-control border border-line-control font-mono text-12">
          <span className="flex items-center border-r border-line px-3 font-semibold">{request.method}</span>
          <span className="flex min-w-0 items-center px-3 py-1 wrap-anywhere">{request.url}</span>
        </p>
      }
      send={
        <Button
          variant={calls.hasFailed ? 'default' : 'primary'}
          keys={['⌘', '↵']}
          busy={calls.isPending}
          busyLabel={calls.progress === 'waiting' ? 'Waiting' : 'Sending'}
          className="max-md:w-full"
          onClick={calls.send}
        >
          Send
        </Button>
      }
      note={
        calls.error && (
          <div className="px-4 pt-3">
            <Note tone="error" live="assertive">
              {calls.error.message}. Reload the page and send again; what is stored is unharmed.
            </Note>
          </div>
        )
      }
      whose={<TokenStrip token={token} />}
      request={<RequestPane token={token} headers={request.headers} />}
      response={
        <ResponsePane
          call={calls.latest}
          progress={calls.progress}
          onCancel={calls.cancel}
          retry={calls.retry}
          onSend={calls.send}
          onFollow={calls.follow}
          awaited={hostOf(request.url)}
        />
      }
      status={calls.latest?.head?.status}
    />
  );
}

/** The latest call, and the one that is under way. */
function useCallsUnderWay(token: TokenView) {
  const latest = useLatestCall();
  const send = useSend();
  const retry = useRefreshAndRetry();
  const pending = [send, retry].find(({ isPending }) => isPending);
  const press = (followRedirects: boolean) => {
    retry.reset();
    send.mutate({ tokenId: token.id, followRedirects });
  };
  const pressSend = () => press(false);
  useSendOnArrival(pressSend);
  useSendKeys({ send: pressSend, cancel: pending?.cancel });
  const answer = latest.data ?? undefined;
  return {
    latest: answer,
    /** Its verdict has the primary button then. */
    hasFailed: answer !== undefined && (answer.ending.kind !== 'response' || (answer.head?.status ?? 0) >= 400),
    isPending: pending !== undefined,
    error: send.error ?? retry.error ?? latest.error,
    retry,
    /** In line for a connection, or on its way; `null` while nothing is. */
    progress: pending ? (pending.progress ?? 'sending') : null,
    send: pressSend,
    follow: () => press(true),
    cancel: () => pending?.cancel(),
  };
}
