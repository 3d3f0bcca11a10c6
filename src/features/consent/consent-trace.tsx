import { useLocation } from 'react-router';
import type { AuthorizationRequest } from '#oauth/authorization-request.ts';
import type { RunView } from '#oauth/run-view.ts';
import { useExchangeCode } from '#queries/runs.ts';
import { Note } from '#ui/note.tsx';
import { StepTrace } from '#ui/step-trace.tsx';
import { CodeStep } from './code-step.tsx';
import { ConsentUrlStep } from './consent-url-step.tsx';
import { ExchangeStep } from './exchange-step.tsx';
import { TokenStep } from './token-step.tsx';

interface ConsentTraceProps {
  view: RunView;
  request: AuthorizationRequest;
  onStartOver: () => void;
}

/** A run that asks the user: consent URL, code, exchange, token. The implicit grant has no exchange. */
export function ConsentTrace({ view, request, onStartOver }: ConsentTraceProps) {
  const isWindowBlocked = useIsWindowBlocked();
  const exchange = useExchangeCode();
  const isImplicit = view.run.grant === 'implicit';
  return (
    <>
      {exchange.error && (
        <div className="mb-4">
          <Note tone="error" live="assertive">
            The code could not be exchanged: {exchange.error.message}.
          </Note>
        </div>
      )}
      <StepTrace label="From consent URL to token">
        <ConsentUrlStep view={view} request={request} isWindowBlocked={isWindowBlocked} />
        <CodeStep view={view} exchange={exchange} isWindowBlocked={isWindowBlocked} onStartOver={onStartOver} />
        {!isImplicit && <ExchangeStep view={view} exchange={exchange} onStartOver={onStartOver} />}
        <TokenStep index={isImplicit ? 3 : 4} view={view} />
      </StepTrace>
    </>
  );
}

function useIsWindowBlocked(): boolean {
  const state: unknown = useLocation().state;
  return typeof state === 'object' && state !== null && 'windowOpened' in state && state.windowOpened === false;
}
