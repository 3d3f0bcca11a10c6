import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { AuthorizationRequest } from '#oauth/authorization-request.ts';
import type { RunView } from '#oauth/run-view.ts';
import { useOpenWindow } from '#queries/runs.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { Step } from '#ui/step-trace.tsx';
import { useMatchMedia } from '#ui/use-match-media.ts';
import { UrlAnatomy } from './url-anatomy.tsx';

interface ConsentUrlStepProps {
  view: RunView;
  request: AuthorizationRequest;
  isWindowBlocked: boolean;
}

/** Step 1: the consent URL, parameter by parameter. Pointing at a row lights its part of the URL, and the reverse. */
export function ConsentUrlStep({ view, request: authorizationRequest, isWindowBlocked }: ConsentUrlStepProps) {
  const { run, profile } = view;
  const { startedAt, outcome } = run;
  const isWaiting = outcome.kind === 'waiting';
  const [isOpen, setOpen] = useState<boolean | null>(null);
  // On a narrow screen the nine rows would push what waits out of sight.
  const isWide = useMatchMedia('(min-width: 768px)');
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
      aside={
        <>
          <CopyButton text={authorizationRequest.url} label="Copy consent URL" word="Copy" isMain />
          {isWaiting && (
            <OpenButtons
              url={authorizationRequest.url}
              windowLabel={isWindowBlocked ? 'Open consent URL' : 'Open again'}
              // While the console listens, step 2 has the button: it is the thing to press there.
              isWindowHere={profile.redirect.kind !== 'callback'}
            />
          )}
        </>
      }
      foldable
      open={isOpen ?? (isWaiting && isWide)}
      onOpenChange={setOpen}
    >
      <UrlAnatomy request={authorizationRequest} profile={profile} />
    </Step>
  );
}

interface OpenButtonsProps {
  url: string;
  windowLabel: string;
  isWindowHere: boolean;
}

/** A tab beside this one, or a window of its own. */
function OpenButtons({ url, windowLabel, isWindowHere }: OpenButtonsProps) {
  const openWindow = useOpenWindow();
  return (
    <>
      <CommandButton
        command={{ name: 'Open consent URL in a tab' }}
        variant="ghost"
        size="sm"
        onClick={() => openWindow(url, 'tab')}
      >
        Open in a tab
      </CommandButton>
      {isWindowHere && (
        <CommandButton
          command={{ id: 'open-consent-url', name: 'Open consent URL', isPrimary: true }}
          size="sm"
          trailing={<ExternalLink aria-hidden="true" size={14} />}
          onClick={() => openWindow(url, 'popup')}
        >
          {windowLabel}
        </CommandButton>
      )}
    </>
  );
}
