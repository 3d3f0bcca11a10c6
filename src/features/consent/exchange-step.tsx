import type { Phases } from '#call/call.ts';
import { hostOf } from '#call/host-of.ts';
import { explainInterruption, explainRefusedIdToken } from '#diagnosis/authorization-failure.ts';
import type { Diagnosis } from '#diagnosis/diagnosis.ts';
import { explainTokenRequestFailure } from '#diagnosis/token-request-failure.ts';
import type { RunView, TokenCallView } from '#oauth/run-view.ts';
import { Button } from '#ui/button.tsx';
import { ClockTime } from '#ui/clock-time.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { type PhaseRow, PhaseRows } from '#ui/phase-rows.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { Step } from '#ui/step-trace.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';
import { Waiting } from '#ui/waiting.tsx';

/** Step 3: the exchange of code for token, its time, or why it failed. */
export function ExchangeStep({ view, onStartOver }: { view: RunView; onStartOver: () => void }) {
  const { outcome } = view.run;
  if (outcome.kind === 'exchanging') {
    return (
      <Step index={3} state="current" title="Exchange">
        <Waiting label="Exchanging the code" awaited={`Waiting for ${hostOf(view.profile.tokenEndpoint)}`} />
      </Step>
    );
  }
  const failure = failureOf(view);
  if (failure) {
    return (
      <Step index={3} state="failed" title="Exchange failed" {...summaryOf(view.call)}>
        <VerdictCard
          verdict={failure}
          actions={
            <Button variant="primary" onClick={onStartOver}>
              Get a new code
            </Button>
          }
        />
      </Step>
    );
  }
  if (!view.call) {
    const meta = outcome.kind === 'waiting' ? 'Sends the token request by itself' : 'Nothing was sent';
    return <Step index={3} state="todo" title="Exchange" meta={meta} />;
  }
  return (
    <Step index={3} state="done" title="Exchange" {...summaryOf(view.call)}>
      <PhaseRows rows={phaseRows(view.call.phases)} label="Time of the exchange per phase" />
    </Step>
  );
}

function failureOf({ run: { outcome }, call }: RunView): Diagnosis | null {
  if (outcome.kind === 'interrupted') return explainInterruption(outcome.code !== null);
  if (outcome.kind !== 'exchanged') return null;
  if (outcome.result.kind === 'id-token-refused') return explainRefusedIdToken(outcome.result.reason);
  return call?.tokenFailure ? explainTokenRequestFailure(call, call.tokenFailure) : null;
}

function summaryOf(call: TokenCallView | null) {
  if (!call) return {};
  return {
    meta: <ClockTime at={call.sentAt} />,
    aside: (
      <>
        <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} />
        <span className="text-12 text-ink-2 tabular-nums">{formatMs(call.phases.totalMs)}</span>
      </>
    ),
  };
}

function phaseRows({ dnsMs, tcpMs, tlsMs, waitingMs, downloadMs }: Phases): PhaseRow[] {
  const measured: readonly (readonly [label: string, ms: number | null])[] = [
    ['DNS', dnsMs],
    ['TCP', tcpMs],
    ['TLS', tlsMs],
    ['Waiting', waitingMs],
    ['Download', downloadMs],
  ];
  let startMs = 0;
  return measured.flatMap(([label, ms]) => {
    if (ms === null) return [];
    const row = { label, startMs, ms, main: label === 'Waiting' };
    startMs += ms;
    return [row];
  });
}
