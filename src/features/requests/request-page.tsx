import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { hostOf } from '#call/host-of.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useApiCalls, useRefreshAndRetry, useSend } from '#queries/calls.ts';
import { useFirstRequest } from '#queries/first-request.ts';
import { useTokens } from '#queries/tokens.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { RequestPane } from './request-pane.tsx';
import { ResponsePane } from './response-pane.tsx';
import { TokenStrip } from './token-strip.tsx';

/** The first request of a profile, with its newest token: send it and read the answer. */
export function RequestPage() {
  const tokens = useTokens();
  const token = tokens.data?.tokens[0];
  return (
    <PageFrame title="First request" crumbs={['Requests', 'Scratch']}>
      {tokens.isPending && <Waiting label="Loading" />}
      {tokens.error && <Note tone="error">The tokens can’t be read: {tokens.error.message}. Reload the page.</Note>}
      {tokens.data && !token && <NoToken />}
      {token && <Builder token={token} />}
    </PageFrame>
  );
}

function Builder({ token }: { token: TokenView }) {
  const [shown, setShown] = useState<'request' | 'response'>('response');
  const request = useFirstRequest(token);
  const calls = useApiCalls();
  const send = useSend();
  const retry = useRefreshAndRetry();
  const press = () => send.mutate(token.id);
  useSendOnArrival(press);
  useSendKey(press, send.isPending || retry.isPending);
  const pending = [send, retry].find(({ isPending }) => isPending);
  const error = send.error ?? retry.error;
  const sendButton = pending ? (
    <Button className="w-full" onClick={pending.cancel}>
      Cancel
    </Button>
  ) : (
    <Button variant="primary" keys={['⌘', '↵']} className="w-full" onClick={press}>
      Send
    </Button>
  );
  if (!request.data) return <Waiting label="Loading the request" />;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex flex-none gap-2 border-b border-line px-4 py-3 max-md:flex-col">
        <p className="flex min-h-8.5 min-w-0 flex-1 items-stretch rounded-control border border-line-control font-mono text-12">
          <span className="flex items-center border-r border-line px-3 font-semibold">{request.data.method}</span>
          <span className="flex min-w-0 items-center px-3 py-1 wrap-anywhere">{request.data.url}</span>
        </p>
        <span className="flex max-md:hidden">{sendButton}</span>
      </div>
      {error && (
        <div className="px-4 pt-3">
          <Note tone="error" live="assertive">
            The call could not be stored or sent: {error.message}. Reload the page and send again.
          </Note>
        </div>
      )}
      <div className="grid gap-2 px-4 pt-3 md:hidden">
        <Segmented
          label="Part of the call"
          options={[
            { id: 'request', label: 'Request' },
            { id: 'response', label: 'Response' },
          ]}
          value={shown}
          onChange={setShown}
          full
        />
        {shown === 'response' && <TokenStrip token={token} />}
      </div>
      <div className="flex min-h-0 flex-1 overflow-auto max-xl:flex-col xl:overflow-hidden">
        <div
          className={`w-[452px] flex-none overflow-auto border-r border-line max-xl:w-full max-xl:border-r-0 max-xl:border-b ${shown === 'response' ? 'max-md:hidden' : ''}`}
        >
          <RequestPane token={token} headers={request.data.headers} />
        </div>
        <div
          className={`min-w-0 flex-1 overflow-auto max-xl:overflow-visible ${shown === 'request' ? 'max-md:hidden' : ''}`}
        >
          <ResponsePane
            call={calls.data?.[0]}
            isPending={pending !== undefined}
            retry={retry}
            onSend={press}
            awaited={hostOf(request.data.url)}
          />
        </div>
      </div>
      <div className="flex-none border-t border-line p-3 md:hidden">{sendButton}</div>
    </div>
  );
}

/** "Send first request" on the run's page sends: once, and not again on a reload. */
function useSendOnArrival(send: () => void) {
  const location = useLocation();
  const navigate = useNavigate();
  const isSent = useRef(false);
  const state: unknown = location.state;
  const isAsked = typeof state === 'object' && state !== null && 'sendOnArrival' in state;
  useEffect(() => {
    if (!isAsked || isSent.current) return;
    isSent.current = true;
    void navigate('.', { replace: true, state: null });
    send();
  }, [isAsked, navigate, send]);
}

function useSendKey(send: () => void, isPending: boolean) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !isPending) send();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [send, isPending]);
}

function NoToken() {
  return (
    <div className="mx-auto w-full max-w-xl p-8 max-md:p-4">
      <EmptyState
        title="No token to send a request with"
        action={
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            Get your first token
          </Link>
        }
      >
        The first request goes to the API of the profile your token came from.
      </EmptyState>
    </div>
  );
}
