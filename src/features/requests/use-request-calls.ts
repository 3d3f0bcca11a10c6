import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Renewal } from '#collection/renewal.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { useLatestCallOf, useRefreshAndRetry } from '#queries/calls.ts';
import { useEnvironmentInUse } from '#queries/environment-in-use.ts';
import { useGetTokenAndSend, useRefreshAndSend, useSendSaved } from '#queries/requests.ts';
import { useFlushDrafts } from './flush-drafts.ts';
import { useAuthToken } from './use-auth-token.ts';
import { useFirstToken } from './use-first-token.ts';
import { useSendKeys, useSendOnArrival } from './use-send-triggers.ts';

/** What Send does where the token is dead or missing. */
export const sendWords: Record<Renewal, string> = {
  refresh: 'Refresh and send',
  request: 'Get token and send',
  run: 'Get a token',
};

/**
 * The latest call of a request, the one that is under way, and what begins and ends one.
 * @param collectionId `null` for a request that stands in no collection.
 */
export function useRequestCalls(request: SavedRequest, collectionId: string | null) {
  const [search] = useSearchParams();
  const flush = useFlushDrafts();
  const environmentId = useEnvironmentInUse();
  const wish = { request, collectionId, environmentId, tokenId: search.get('token') ?? undefined };
  const { context, written, token, renewal, error } = useAuthToken(wish);
  const first = useFirstToken({ request, context, renewal });
  const latest = useLatestCallOf(request.id);
  const send = useSendSaved();
  const refresh = useRefreshAndSend();
  const renew = useGetTokenAndSend();
  const retry = useRefreshAndRetry();
  const pending = [send, refresh, renew, retry].find(({ isPending }) => isPending);
  const [pressedIn, setPressedIn] = useState(context);
  const begin = (press: () => void) => {
    if (pending || first.isPending) return;
    setPressedIn(context);
    for (const each of [send, refresh, renew, retry, first]) each.reset();
    // What is sent is kept first: a page that dies meanwhile loses neither.
    void flush().catch(() => undefined);
    press();
  };
  const getToken = (mayBeLast: boolean) => renew.mutate({ ...wish, mayBeLast });
  const pressSend = () =>
    begin(() => {
      if (renewal === 'refresh') refresh.mutate(wish);
      else if (renewal === 'request') getToken(false);
      else if (renewal === 'run') first.begin();
      else send.mutate(wish);
    });
  // The flow reads anew what it is built in: what is read here may be of before the run.
  useSendOnArrival(() => begin(() => send.mutate(wish)));
  useSendKeys({ name: renewal ? sendWords[renewal] : undefined, send: pressSend, cancel: pending?.cancel });
  const answer = latest.data ?? undefined;
  const outcome = send.data ?? refresh.data ?? renew.data;
  const pressed = send.variables ?? refresh.variables ?? renew.variables;
  return {
    /** What it is built in; `undefined` until that is loaded. */
    context,
    /** The request, written out in it. */
    written,
    lacking: first.lacking,
    token,
    renewal,
    latest: answer,
    /** Its verdict has the primary button then. */
    hasFailed: answer !== undefined && (answer.ending.kind !== 'response' || (answer.head?.status ?? 0) >= 400),
    isPending: pending !== undefined || first.isPending,
    /** Why the run for a token did not begin. */
    notBegun: first.error,
    error: send.error ?? refresh.error ?? renew.error ?? retry.error ?? latest.error ?? error,
    /** What kept the last press from sending, and the request and what it was built in then; `null` where nothing did. */
    blocked:
      outcome?.kind === 'blocked' && pressed
        ? { obstacles: outcome.obstacles, request: pressed.request, context: pressedIn }
        : first.heldUp && { obstacles: first.lacking, request: first.heldUp, context: pressedIn },
    notRefreshed: refresh.data?.kind === 'not-refreshed' ? refresh.data.refresh : null,
    notRenewed: notRenewedIn(renew.data),
    retry,
    /** In line for a connection, or on its way; `null` while nothing is. */
    progress: pending ? (pending.progress ?? 'sending') : null,
    /** What has arrived of the call on its way. */
    live: pending?.live ?? null,
    send: pressSend,
    /** With the token as it is, dead or alive. */
    sendAnyway: () => begin(() => send.mutate(wish)),
    /** With one of the last tokens before the limit. */
    sendWithLastToken: () => begin(() => getToken(true)),
    follow: () => begin(() => send.mutate({ ...wish, followsRedirects: true })),
    cancel: () => pending?.cancel(),
  };
}

/** What kept a token from coming, where that was not the user's own wish. */
function notRenewedIn(sent: ReturnType<typeof useGetTokenAndSend>['data']) {
  return sent?.kind === 'asks-first' || sent?.kind === 'held-back' || sent?.kind === 'failed' ? sent : null;
}
