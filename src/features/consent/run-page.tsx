import { RotateCcw } from 'lucide-react';
import { Link, useLocation, useParams } from 'react-router';
import type { RunView } from '#oauth/run-view.ts';
import { useKeepRun, useRun, useStartRun } from '#queries/runs.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { StepTrace } from '#ui/step-trace.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { CodeStep } from './code-step.tsx';
import { ConsentUrlStep } from './consent-url-step.tsx';
import { ExchangeStep } from './exchange-step.tsx';
import { TokenStep } from './token-step.tsx';
import { WirePane } from './wire-pane.tsx';

/** A run: from consent URL to token, with everything that goes over the wire beside it. */
export function RunPage() {
  const { runId = '' } = useParams();
  const run = useRun(runId);
  const keepError = useKeepRun(runId, Boolean(run.data));
  const start = useStartRun();
  const startOver = () => run.data && start.mutate(run.data.profile.id);
  const error = run.error ?? keepError ?? start.error;
  return (
    <PageFrame
      title="Authorize"
      crumbs={run.data ? [run.data.profile.name] : []}
      back={(className, icon) => (
        <Link to="/" aria-label="Back to Home" className={className}>
          {icon}
        </Link>
      )}
      actions={
        run.data && (
          <Button
            size="sm"
            variant="ghost"
            leading={<RotateCcw aria-hidden="true" size={14} />}
            busy={start.isPending}
            onClick={startOver}
          >
            Start over
          </Button>
        )
      }
    >
      <div className="flex min-h-0 flex-1 overflow-auto max-xl:flex-col xl:overflow-hidden">
        <div className="min-w-0 flex-1 px-7 pt-5 pb-6 max-md:px-4 xl:overflow-auto">
          {error && (
            <div className="mb-4">
              <Note tone="error" live="assertive">
                The run stopped: {error.message}. Reload the page; what is stored is unharmed.
              </Note>
            </div>
          )}
          {run.isPending && <Waiting label="Loading the run" />}
          {run.data === null && <MissingRun />}
          {run.data && <Trace view={run.data} onStartOver={startOver} />}
        </div>
        {run.data && <WirePane view={run.data} />}
      </div>
    </PageFrame>
  );
}

function Trace({ view, onStartOver }: { view: RunView; onStartOver: () => void }) {
  const isWindowBlocked = useIsWindowBlocked();
  const request = view.run.authorizationRequest;
  return (
    <StepTrace label="From consent URL to token">
      {request && <ConsentUrlStep key={view.run.id} view={view} request={request} isWindowBlocked={isWindowBlocked} />}
      <CodeStep view={view} isWindowBlocked={isWindowBlocked} onStartOver={onStartOver} />
      <ExchangeStep view={view} onStartOver={onStartOver} />
      <TokenStep view={view} />
    </StepTrace>
  );
}

function MissingRun() {
  return (
    <EmptyState
      title="This run is not on this device."
      action={
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          Go to Home
        </Link>
      }
    >
      Runs are stored in the browser that began them. Begin a new one here.
    </EmptyState>
  );
}

function useIsWindowBlocked(): boolean {
  const state: unknown = useLocation().state;
  return typeof state === 'object' && state !== null && 'windowOpened' in state && state.windowOpened === false;
}
