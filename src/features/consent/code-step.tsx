import { ExternalLink, Radio } from 'lucide-react';
import { explainDenial, explainRefusedResponse } from '#diagnosis/authorization-failure.ts';
import { attemptLifetimeMs } from '#oauth/run.ts';
import type { RunView } from '#oauth/run-view.ts';
import { useOpenWindow } from '#queries/runs.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { ClockTime } from '#ui/clock-time.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { Note } from '#ui/note.tsx';
import { PulseDot } from '#ui/pulse-dot.tsx';
import { Step } from '#ui/step-trace.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';

interface CodeStepProps {
  view: RunView;
  isWindowBlocked: boolean;
  onStartOver: () => void;
}

/** Step 2: waits for the authorization code, checks what comes, and says what was wrong with it. */
export function CodeStep({ view, isWindowBlocked, onStartOver }: CodeStepProps) {
  const { outcome, startedAt } = view.run;
  switch (outcome.kind) {
    case 'waiting':
      return (
        <Step
          index={2}
          state="current"
          title="Authorization code"
          aside={
            <span className="text-12 text-ink-3">
              This attempt ends in <Countdown endAt={startedAt + attemptLifetimeMs} tone="expired" endedWord="ended" />
            </span>
          }
        >
          <Listening view={view} isWindowBlocked={isWindowBlocked} />
        </Step>
      );
    case 'refused':
    case 'denied':
      return (
        <Step index={2} state="failed" title="No authorization code" meta={<ClockTime at={outcome.receivedAt} />}>
          <VerdictCard
            verdict={
              outcome.kind === 'refused'
                ? explainRefusedResponse(outcome.reason)
                : explainDenial(outcome.error, outcome.description)
            }
            actions={
              <Button variant="primary" onClick={onStartOver}>
                Open consent again
              </Button>
            }
          />
        </Step>
      );
    case 'ready':
      return null;
    default:
      return (
        <Step
          index={2}
          state="done"
          title="Authorization code"
          meta={
            <>
              captured <ClockTime at={outcome.receivedAt} />
              {outcome.code && ', state matched'}
            </>
          }
          aside={outcome.code && <Chip mono>…{outcome.code.lastFour}</Chip>}
        />
      );
  }
}

function Listening({ view, isWindowBlocked }: Omit<CodeStepProps, 'onStartOver'>) {
  const openWindow = useOpenWindow();
  const url = view.run.authorizationRequest?.url ?? '';
  return (
    <Card className="p-4">
      <div className="flex gap-3">
        <span className="mt-1.5">
          <PulseDot />
        </span>
        <div>
          <h3 className="font-medium">Listening</h3>
          <p className="text-12 text-ink-2">
            Sign in and allow in the provider’s window. The code is captured and exchanged by itself.
          </p>
        </div>
      </div>
      <p className="mt-3.5 flex min-h-8.5 flex-wrap items-center gap-2 rounded-control border border-line bg-sunken px-2.5 py-1 font-mono text-12">
        <Radio aria-hidden="true" size={14} className="text-ink-3" />
        <span className="wrap-anywhere">{view.redirectUri}</span>
        <span className="ml-auto font-sans text-11 text-ink-3">query, fragment or form post; any tab</span>
      </p>
      <Expectations view={view} />
      {isWindowBlocked && (
        <div className="mt-3.5">
          <Note tone="warning">The browser blocked the window. Open it with the button below.</Note>
        </div>
      )}
      <div className="mt-3.5">
        <Button
          variant="primary"
          trailing={<ExternalLink aria-hidden="true" size={14} />}
          className="max-md:w-full"
          onClick={() => openWindow(url)}
        >
          {isWindowBlocked ? 'Open consent URL' : 'Open again'}
        </Button>
      </div>
    </Card>
  );
}

function Expectations({ view }: { view: RunView }) {
  const parameters = view.run.authorizationRequest?.parameters ?? [];
  const state = parameters.find(({ name }) => name === 'state')?.value ?? '';
  const rows: readonly (readonly [name: string, expected: string])[] = [
    ['state', `equals ${state.slice(0, 4)}…${state.slice(-4)}`],
    [
      'iss',
      view.profile.announcesIssuer ? 'equals the issuer, announced by its metadata' : 'equals the issuer, if it comes',
    ],
    ['code', 'once only, not seen before'],
  ];
  return (
    <div className="mt-3">
      <h4 className="text-11 font-medium text-ink-3">Checked before anything is sent</h4>
      <ul className="mt-1">
        {rows.map(([name, expected]) => (
          <li key={name} className="grid min-h-5.5 grid-cols-[12px_44px_1fr] items-center gap-2 text-12">
            <span aria-hidden="true" className="size-2 rounded-full border-[1.5px] border-dashed border-line-control" />
            <span className="font-mono">{name}</span>
            <span className="text-ink-3">{expected}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
