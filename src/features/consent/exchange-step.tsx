import { hostOf } from '#call/host-of.ts';
import type { RunView } from '#oauth/run-view.ts';
import { phaseRowsOf } from '#panes/phases.ts';
import type { useExchangeCode } from '#queries/runs.ts';
import { PhaseRows } from '#ui/phase-rows.tsx';
import { Step } from '#ui/step-trace.tsx';
import { callSummary } from './call-summary.tsx';
import { FailedRequest } from './failed-request.tsx';
import { goesOnAlone } from './goes-on-alone.ts';
import { runFailureOf } from './run-failure.ts';
import { Sending } from './sending.tsx';

interface ExchangeStepProps {
  view: RunView;
  exchange: ReturnType<typeof useExchangeCode>;
  onStartOver: () => void;
}

/** Step 3: the exchange of code for token, its time, or why it failed. */
export function ExchangeStep({ view, exchange, onStartOver }: ExchangeStepProps) {
  const { outcome } = view.run;
  if (outcome.kind === 'exchanging' || goesOnAlone(view) || exchange.isPending) {
    return (
      <Step index={3} state="current" title="Exchange">
        <Sending
          label="Exchanging the code"
          host={hostOf(view.profile.tokenEndpoint)}
          onCancel={exchange.progress === 'waiting' ? exchange.cancel : null}
        />
      </Step>
    );
  }
  const failure = runFailureOf(view);
  if (failure) {
    return (
      <Step index={3} state="failed" title="Exchange failed" {...callSummary(view.call)}>
        <FailedRequest
          {...failure}
          profileId={view.profile.id}
          repeatLabel="Exchange again"
          onRepeat={() => exchange.mutate(view.run.id)}
          onStartOver={onStartOver}
        />
      </Step>
    );
  }
  if (!view.call) return <Step index={3} state="todo" title="Exchange" meta={aheadWords(view)} />;
  return (
    <Step index={3} state="done" title="Exchange" {...callSummary(view.call)}>
      <PhaseRows rows={phaseRowsOf(view.call.phases)} label="Time of the exchange per phase" />
    </Step>
  );
}

function aheadWords({ run: { outcome }, profile }: RunView): string {
  if (outcome.kind === 'captured') return 'Sends the token request when you press';
  if (outcome.kind !== 'waiting') return 'Nothing was sent';
  const sendsItself = profile.redirect.kind === 'callback' && !profile.pausesBeforeExchange;
  return sendsItself ? 'Sends the token request by itself' : 'Sends the token request when you press';
}
