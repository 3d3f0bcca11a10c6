import type { RunView } from '#oauth/run-view.ts';
import { useSendTokenRequest } from '#queries/runs.ts';
import { useIssuances, useUsableToken } from '#queries/token-supply.ts';
import { Note } from '#ui/note.tsx';
import { StepTrace } from '#ui/step-trace.tsx';
import { HeldBack } from './held-back.tsx';
import { TokenBudget } from './token-budget.tsx';
import { TokenRequestStep } from './token-request-step.tsx';
import { TokenStep } from './token-step.tsx';
import { UsableToken } from './usable-token.tsx';

/** A run that asks nobody: token request and token. A token that still works is offered first. */
export function DirectTrace({ view, isHeldUp }: { view: RunView; isHeldUp: boolean }) {
  const { run, profile } = view;
  const usable = useUsableToken(profile.id).data;
  const issuances = useIssuances(profile.id).data ?? null;
  const request = useSendTokenRequest();
  const isOffered = run.outcome.kind === 'ready' && !request.isPending && Boolean(usable);
  return (
    <>
      {isOffered && usable && (
        <UsableToken
          token={usable}
          profile={profile}
          waiting={view.waiting}
          issuances={issuances}
          onGetNew={() => request.mutate(run.id)}
        />
      )}
      {issuances && <TokenBudget issuances={issuances} />}
      {request.data && typeof request.data !== 'string' && (
        <HeldBack heldBack={request.data} profileId={profile.id} onAllowed={() => request.mutate(run.id)} />
      )}
      {request.error && (
        <div className="mb-4">
          <Note tone="error" live="assertive">
            The token request could not be made: {request.error.message}.
          </Note>
        </div>
      )}
      <StepTrace label="From token request to token">
        <TokenRequestStep
          view={view}
          request={request}
          hasUsableToken={isOffered}
          isHeldUp={isHeldUp}
          issuances={issuances}
        />
        <TokenStep index={2} view={view} />
      </StepTrace>
    </>
  );
}
