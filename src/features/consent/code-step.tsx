import { attemptLifetimeMs, type CodeOrigin } from '#oauth/run.ts';
import type { RunView } from '#oauth/run-view.ts';
import type { useExchangeCode } from '#queries/runs.ts';
import { Chip } from '#ui/chip.tsx';
import { ClockTime } from '#ui/clock-time.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { Step } from '#ui/step-trace.tsx';
import { CapturedCode } from './captured-code.tsx';
import { goesOnAlone } from './goes-on-alone.ts';
import { Listening } from './listening.tsx';
import { NoCode } from './no-code.tsx';
import { WaitingForPaste } from './waiting-for-paste.tsx';

interface CodeStepProps {
  view: RunView;
  exchange: ReturnType<typeof useExchangeCode>;
  isWindowBlocked: boolean;
  onStartOver: () => void;
}

/** Step 2: waits for the authorization response, checks what comes, and says what was wrong with it. */
export function CodeStep({ view, exchange, isWindowBlocked, onStartOver }: CodeStepProps) {
  const { outcome, startedAt, grant } = view.run;
  const title = grant === 'implicit' ? 'Response' : 'Authorization code';
  switch (outcome.kind) {
    case 'waiting': {
      const Wait = view.profile.redirect.kind === 'callback' ? Listening : WaitingForPaste;
      return (
        <Step
          index={2}
          state="current"
          title={title}
          aside={
            <span className="text-12 text-ink-3">
              This attempt ends in <Countdown endAt={startedAt + attemptLifetimeMs} tone="expired" endedWord="ended" />
            </span>
          }
        >
          <Wait view={view} exchange={exchange} isWindowBlocked={isWindowBlocked} />
        </Step>
      );
    }
    case 'refused':
    case 'denied':
      return <NoCode outcome={outcome} grant={grant} profileId={view.profile.id} onStartOver={onStartOver} />;
    case 'ready':
      return null;
    default:
      if (outcome.kind === 'captured' && !goesOnAlone(view)) {
        return (
          <Step index={2} state="current" title={title} meta={<Received outcome={outcome} />}>
            <CapturedCode
              code={outcome.code}
              receivedAt={outcome.receivedAt}
              isBare={outcome.from === 'bare-code'}
              actions={
                <CommandButton
                  command={{ name: 'Exchange code', isPrimary: true }}
                  variant="primary"
                  busy={exchange.isPending}
                  className="max-md:w-full"
                  onClick={() => exchange.mutate(view.run.id)}
                >
                  Exchange code
                </CommandButton>
              }
            />
          </Step>
        );
      }
      return (
        <Step
          index={2}
          state="done"
          title={title}
          meta={<Received outcome={outcome} />}
          aside={outcome.code && <Chip mono>…{outcome.code.lastFour}</Chip>}
        />
      );
  }
}

interface ReceivedProps {
  outcome: { readonly receivedAt: number; readonly from: CodeOrigin | null };
}

/** When the answer came in, which way, and what became of its state. */
function Received({ outcome: { receivedAt, from } }: ReceivedProps) {
  return (
    <>
      {from === null || from === 'callback' ? 'captured' : 'pasted'} <ClockTime at={receivedAt} />
      {from && (from === 'bare-code' ? ', state not checked: none came back' : ', state matched')}
    </>
  );
}
