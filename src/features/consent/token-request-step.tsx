import { hostOf } from '#call/host-of.ts';
import type { Issuances } from '#oauth/issuances.ts';
import type { RunView } from '#oauth/run-view.ts';
import { tokenRequestRows } from '#oauth/token-request-rows.ts';
import { phaseRowsOf } from '#panes/phases.ts';
import type { useSendTokenRequest } from '#queries/runs.ts';
import { Chip } from '#ui/chip.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { PhaseRows } from '#ui/phase-rows.tsx';
import { Step } from '#ui/step-trace.tsx';
import { callSummary } from './call-summary.tsx';
import { FailedRequest } from './failed-request.tsx';
import { runFailureOf } from './run-failure.ts';
import { Sending } from './sending.tsx';
import { leftWords } from './token-budget.tsx';
import { fieldCounts, TokenRequestRows } from './token-request-rows.tsx';

interface TokenRequestStepProps {
  view: RunView;
  request: ReturnType<typeof useSendTokenRequest>;
  /** A token is there already: a new one is not the first thing to press. */
  hasUsableToken: boolean;
  /** The profile lacks something for it. */
  isHeldUp: boolean;
  /** Where the profile stands against its limit, `null` where it has none. */
  issuances: Issuances | null;
}

/** Step 1 of a grant that asks nobody: its token request, field by field, then how it went. */
export function TokenRequestStep({ view, request, hasUsableToken, isHeldUp, issuances }: TokenRequestStepProps) {
  const send = () => request.mutate(view.run.id);
  if (view.run.outcome.kind === 'exchanging' || request.isPending) {
    return (
      <Step index={1} state="current" title="Token request">
        <Sending
          label="Asking for a token"
          host={hostOf(view.profile.tokenEndpoint)}
          onCancel={request.progress === 'waiting' ? request.cancel : null}
        />
      </Step>
    );
  }
  const failure = runFailureOf(view);
  if (failure) {
    return (
      <Step index={1} state="failed" title="Token request failed" {...callSummary(view.call)}>
        <FailedRequest
          {...failure}
          profileId={view.profile.id}
          repeatLabel="Send again"
          onRepeat={send}
          onStartOver={null}
        />
      </Step>
    );
  }
  if (view.call) {
    return (
      <Step index={1} state="done" title="Token request" {...callSummary(view.call)}>
        <PhaseRows rows={phaseRowsOf(view.call.phases)} label="Time of the token request per phase" />
      </Step>
    );
  }
  return (
    <ReadyRequest view={view} hasUsableToken={hasUsableToken} isHeldUp={isHeldUp} issuances={issuances} onSend={send} />
  );
}

interface ReadyRequestProps extends Omit<TokenRequestStepProps, 'request'> {
  onSend: () => void;
}

function ReadyRequest({ view, hasUsableToken, isHeldUp, issuances, onSend }: ReadyRequestProps) {
  const rows = tokenRequestRows(view.profile);
  return (
    <Step
      index={1}
      state="current"
      title="Token request"
      meta={hasUsableToken ? 'sent only if you ask for a new token' : 'not sent yet'}
      aside={<Chip>{fieldCounts(rows, view.profile.jsonTokenBody)}</Chip>}
    >
      <TokenRequestRows rows={rows} />
      {!hasUsableToken && (
        <CommandButton
          command={{ name: 'Get token', detail: view.profile.name, isPrimary: true }}
          keys={['⌘', '↵']}
          variant="primary"
          disabled={isHeldUp}
          className="mt-3.5 max-md:w-full"
          onClick={onSend}
        >
          Get token{issuances?.isLow && `, ${leftWords(issuances)}`}
        </CommandButton>
      )}
    </Step>
  );
}
