import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { startPracticeRun } from '#flows/start-practice-run.ts';
import { type StartedRun, startRun } from '#flows/start-run.ts';
import { useServices } from './services-context.ts';

/** Begins a practice run and goes to its page: one press from nothing to the consent URL. */
export function useStartPracticeRun() {
  const services = useServices();
  return useMutation({ mutationFn: () => startPracticeRun(services), onSuccess: useGoToRun() });
}

/**
 * Begins a run of a profile and goes to its page.
 * @param requestId the request that waits for the token, where one does: the run leads back to it.
 */
export function useStartRun(requestId?: string | null) {
  const services = useServices();
  return useMutation({
    mutationFn: (profileId: string) => startRun(services, profileId, { requestId: requestId ?? undefined }),
    onSuccess: useGoToRun(),
  });
}

/** Begins a run that has the user asked for consent once more, and goes to its page. It leads back likewise. */
export function useAskAgain(requestId?: string | null) {
  const services = useServices();
  return useMutation({
    mutationFn: (profileId: string) =>
      startRun(services, profileId, { asksAgain: true, requestId: requestId ?? undefined }),
    onSuccess: useGoToRun(),
  });
}

function useGoToRun() {
  const navigate = useNavigate();
  return ({ profileId, runId, windowOpened }: StartedRun) =>
    navigate(`/profiles/${profileId}/authorize/${runId}`, { state: { windowOpened } });
}

/** Whether the practice provider of this launch is there. */
export function usePracticeOrigin(): string {
  return useServices().origins.practice;
}
