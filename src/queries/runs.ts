import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { WindowKind } from '#flows/console-services.ts';
import { exchangeCode } from '#flows/exchange-code.ts';
import { keepRun } from '#flows/keep-run.ts';
import { loadRunView } from '#flows/load-views.ts';
import { type Paste, pasteResponse } from '#flows/paste-response.ts';
import { receiveResponse } from '#flows/receive-response.ts';
import { sendTokenRequest } from '#flows/send-token-request.ts';
import type { ResponseFields } from '#oauth/run.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';
import { useCall, useSecretMutation } from './use-call.ts';

/** Everything a run's page shows, `null` for a run that is not on this device. */
export function useRun(runId: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.run(runId), queryFn: () => loadRunView(services, runId) });
}

/** Takes in a pasted answer. Its text is forgotten with the press; `useRun().data.expectedPaste` reads it while it is typed. */
export function usePaste() {
  const services = useServices();
  return useSecretMutation((paste: Paste) => pasteResponse(services, paste));
}

/** Exchanges a run's code: a captured or pasted one, or again after a failure. `cancel` works while it waits in line. */
export function useExchangeCode() {
  const services = useServices();
  return useCall((runId: string, options) => exchangeCode(services, runId, options));
}

/** Sends the token request of a grant without consent, and again after a failure. `cancel` works while it waits in line. */
export function useSendTokenRequest() {
  const services = useServices();
  return useCall((runId: string, options) => sendTokenRequest(services, runId, options));
}

/** Opens a consent URL again, as a popup unless told; `false` where the browser blocked the window. */
export function useOpenWindow(): (url: string, as?: WindowKind) => boolean {
  const { openWindow } = useServices();
  return useCallback((url, as = 'popup') => openWindow(url, as), [openWindow]);
}

/**
 * Keeps a run going while its page is open. Answers with the error that stopped it, if one did. A run that was
 * deleted meanwhile is no error: `useRun` says that it is gone.
 */
export function useKeepRun(runId: string, isThere: boolean): Error | null {
  const services = useServices();
  const [stopped, setStopped] = useState<{ runId: string; error: Error } | null>(null);
  useEffect(() => {
    if (!isThere) return;
    setStopped(null);
    const page = new AbortController();
    keepRun(services, runId, page.signal).catch(async (error: Error) => {
      const isGone = await services.vault.loadRun(runId).then(
        (run) => run === null,
        () => false,
      );
      if (!isGone) setStopped({ runId, error });
    });
    return () => page.abort();
  }, [services, runId, isThere]);
  return isThere && stopped?.runId === runId ? stopped.error : null;
}

/** Takes in an authorization response at the callback. What it carries is forgotten with the page. */
export function useReceiveResponse() {
  const services = useServices();
  return useSecretMutation((fields: ResponseFields) => receiveResponse(services, fields));
}
