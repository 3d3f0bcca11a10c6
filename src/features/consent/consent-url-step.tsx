import { useState } from 'react';
import type { AuthorizationRequest } from '#oauth/authorization-request.ts';
import type { RunView } from '#oauth/run-view.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { Step } from '#ui/step-trace.tsx';
import { UrlAnatomy } from './url-anatomy.tsx';

interface ConsentUrlStepProps {
  view: RunView;
  request: AuthorizationRequest;
  isWindowBlocked: boolean;
}

/** Step 1: the consent URL, parameter by parameter. Pointing at a row lights its part of the URL, and the reverse. */
export function ConsentUrlStep({ view, request: authorizationRequest, isWindowBlocked }: ConsentUrlStepProps) {
  const { startedAt, outcome } = view.run;
  const isWaiting = outcome.kind === 'waiting';
  const [isOpen, setOpen] = useState<boolean | null>(null);
  return (
    <Step
      index={1}
      state="done"
      title="Consent URL"
      meta={
        <>
          {authorizationRequest.parameters.length} parameters,{' '}
          {isWindowBlocked && isWaiting ? (
            'not opened yet'
          ) : (
            <>
              opened <Elapsed since={startedAt} ago />
            </>
          )}
        </>
      }
      aside={<CopyButton text={authorizationRequest.url} label="Copy consent URL" word="Copy" />}
      foldable
      open={isOpen ?? (isWaiting && isWide())}
      onOpenChange={setOpen}
    >
      <UrlAnatomy request={authorizationRequest} />
    </Step>
  );
}

/** On a narrow screen the nine rows would push what waits out of sight. */
function isWide(): boolean {
  return matchMedia('(min-width: 768px)').matches;
}
