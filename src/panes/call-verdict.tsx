import { Link, useNavigate } from 'react-router';
import type { CallView } from '#call/call-view.ts';
import { hostOf } from '#call/host-of.ts';
import { diagnoseCall } from '#diagnosis/diagnose-call.ts';
import type { Fix } from '#diagnosis/diagnosis.ts';
import type { useRefreshAndRetry } from '#queries/calls.ts';
import { useProfile } from '#queries/profiles.ts';
import { useStartRun } from '#queries/start-run.ts';
import { useToken } from '#queries/tokens.ts';
import { buttonClass } from '#ui/button-class.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';
import { NextTry } from './next-try.tsx';
import { isExplained, RefreshFailure } from './refresh-failure.tsx';
import { startOverWord } from './start-over-word.ts';

type Press = readonly [label: string, press: () => void];

export interface CallVerdictProps {
  call: CallView;
  retry: ReturnType<typeof useRefreshAndRetry>;
  onSend: () => void;
  /** Leads to what the request says under Auth; `null` where there is no request to change. */
  onChooseAuth: (() => void) | null;
}

/** Why a call failed and the one button that mends it; nothing for a call that needs no verdict. */
export function CallVerdict({ call, retry, onSend, onChooseAuth }: CallVerdictProps) {
  const { data: token = null, isPending, error } = useToken(call.tokenId ?? '');
  // Without its token a call would be misread, and the misreading announced.
  const { data: profile = null, isPending: isProfilePending } = useProfile(call.profileId);
  const verdict = isPending || isProfilePending ? null : diagnoseCall(call, token, profile);
  const start = useStartRun(call.requestId);
  const navigate = useNavigate();
  if (error) return <Note tone="error">The token of this call can’t be read: {error.message}. Reload the page.</Note>;
  if (!verdict) return null;
  const presses: Record<Fix, Press | null> = {
    'refresh-and-retry': ['Refresh and retry', () => retry.mutate(call.id)],
    'send-again': ['Send again', onSend],
    'start-over': [startOverWord(profile), () => start.mutate(call.profileId)],
    'edit-profile': ['Edit profile', () => navigate(`/profiles/${call.profileId}`)],
    'choose-auth': onChooseAuth && ['Choose under Auth', onChooseAuth],
    reload: ['Reload the console', () => location.reload()],
  };
  const fix = verdict.fix && presses[verdict.fix];
  const isOfThisCall = retry.variables === call.id;
  const failed = isOfThisCall && retry.data?.kind === 'not-refreshed' ? retry.data.refresh : null;
  return (
    <div className="grid gap-3 px-4 pb-4">
      <VerdictCard
        level={2}
        verdict={verdict}
        actions={
          fix && (
            <>
              <CommandButton
                command={{ id: 'mend', name: fix[0], detail: `${call.method} ${hostOf(call.url)}`, isPrimary: true }}
                variant="primary"
                busy={retry.isPending}
                busyLabel="Refreshing"
                onClick={fix[1]}
                className="max-md:w-full"
              >
                {fix[0]}
              </CommandButton>
              {call.challenge?.error === 'insufficient_scope' && <EditProfile profileId={call.profileId} />}
            </>
          )
        }
      />
      {fix && <NextTry at={verdict.retryAt} act={fix[0]} />}
      {start.error && <NotStarted error={start.error} />}
      {failed && isExplained(failed) && (
        <RefreshFailure
          failed={failed}
          profileId={call.profileId}
          requestId={call.requestId}
          onMended={() => retry.mutate(call.id)}
        />
      )}
    </div>
  );
}

function NotStarted({ error }: { error: Error }) {
  return (
    <Note tone="error" live="assertive">
      The run could not be stored: {error.message}. Reload the page and authorize again.
    </Note>
  );
}

/** A scope is granted where it is asked for: it goes into the profile before a new run. */
function EditProfile({ profileId }: { profileId: string }) {
  return (
    <Link to={`/profiles/${profileId}`} className={`${buttonClass()} max-md:w-full`}>
      Edit profile
    </Link>
  );
}
