import { useNavigate } from 'react-router';
import { blockingChecks } from '#diagnosis/check-profile.ts';
import { apiUrl } from '#oauth/api-url.ts';
import { canAskAgain } from '#oauth/consent-again.ts';
import type { Profile } from '#oauth/profile.ts';
import { useWaitingRequest } from '#panes/back-to-request.tsx';
import { useAskAgain, useStartRun } from '#queries/start-run.ts';
import type { ProfileForm } from './profile-form.ts';

/** What the editor's main button does: it gets a token, or sends the first request where there is none to get. */
export interface MainAct {
  readonly id: string;
  readonly label: string;
  /** What is in its way, in words of the checks; empty where nothing is. */
  readonly blocking: readonly string[];
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly press: () => void;
  /** The same, with the user asked once more; `null` where the provider has no way to. */
  readonly pressAgain: (() => void) | null;
}

/** The main act of the profile that is edited. What is being typed is stored first. */
export function useMainAct(form: ProfileForm): MainAct {
  const navigate = useNavigate();
  const waiting = useWaitingRequest()?.id;
  const start = useStartRun(waiting);
  const again = useAskAgain(waiting);
  const { id, grant } = form.profile;
  const isBasic = grant === 'basic';
  const blocking = blockingChecks(form.checks).map(({ title }) => title);
  if (isBasic && !namesFirstRequest(form.resolved)) blocking.push('First request is missing');
  const isPending = start.isPending || again.isPending;
  const begin = async (run: typeof start) => {
    if (blocking.length > 0 || isPending) return;
    // A field keeps its text until it is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await form.settle();
    if (isBasic) void navigate(`/requests/scratch/first?profile=${id}`, { state: { sendOnArrival: true } });
    else run.mutate(id);
  };
  return {
    id: isBasic ? 'send-first-request' : 'get-token',
    label: isBasic ? 'Send first request' : 'Get token',
    blocking,
    isPending,
    error: start.error ?? again.error,
    press: () => void begin(start),
    pressAgain: canAskAgain(form.profile) ? () => void begin(again) : null,
  };
}

function namesFirstRequest({ apiBaseUrl, firstRequest: { url } }: Profile): boolean {
  return url !== '' && URL.canParse(apiUrl(apiBaseUrl, url));
}
