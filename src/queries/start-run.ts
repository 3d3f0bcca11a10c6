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

/** Begins a run of a profile and goes to its page. */
export function useStartRun() {
  const services = useServices();
  return useMutation({ mutationFn: (profileId: string) => startRun(services, profileId), onSuccess: useGoToRun() });
}

/** Begins a run that has the user asked for consent once more, and goes to its page. */
export function useAskAgain() {
  const services = useServices();
  return useMutation({
    mutationFn: (profileId: string) => startRun(services, profileId, { asksAgain: true }),
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
