import { Link } from 'react-router';
import { explainRefusedResponse } from '#diagnosis/authorization-failure.ts';
import { explainDenial } from '#diagnosis/denial.ts';
import type { Grant } from '#oauth/profile.ts';
import type { RunOutcome } from '#oauth/run.ts';
import { buttonClass } from '#ui/button-class.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { Step } from '#ui/step-trace.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';

interface NoCodeProps {
  outcome: Extract<RunOutcome, { kind: 'refused' | 'denied' }>;
  grant: Grant;
  profileId: string;
  onStartOver: () => void;
}

/** Step 2 where no code came: the provider said no, or its answer can't be used. */
export function NoCode({ outcome, grant, profileId, onStartOver }: NoCodeProps) {
  return (
    <Step
      index={2}
      state="failed"
      title={grant === 'implicit' ? 'No token in the response' : 'No authorization code'}
      meta={<ClockTime at={outcome.receivedAt} />}
    >
      <VerdictCard
        live="polite"
        verdict={
          outcome.kind === 'refused'
            ? explainRefusedResponse(outcome.reason)
            : explainDenial(outcome.error, outcome.description, grant)
        }
        actions={
          <>
            <CommandButton
              command={{ name: 'Open consent again', isPrimary: true }}
              variant="primary"
              className="max-md:w-full"
              onClick={onStartOver}
            >
              Open consent again
            </CommandButton>
            <Link to={`/profiles/${profileId}`} className={`${buttonClass()} max-md:w-full`}>
              Edit profile
            </Link>
            {outcome.kind === 'denied' && outcome.uri && (
              <p className="w-full text-12 wrap-anywhere text-ink-2">
                The provider’s page about it (<code className="font-mono">error_uri</code>):{' '}
                <span className="font-mono">{outcome.uri}</span>
              </p>
            )}
          </>
        }
      />
    </Step>
  );
}
