import { Link } from 'react-router';
import type { Diagnosis } from '#diagnosis/diagnosis.ts';
import { explainMovedTokenEndpoint } from '#diagnosis/moved-token-endpoint.ts';
import { explainTokenRequestFailure, readingFieldOf, tokenPlaceIn } from '#diagnosis/token-request-failure.ts';
import { recordOfRefresh } from '#diagnosis/token-request-record.ts';
import { explainUsedUpRefreshToken } from '#diagnosis/used-up-refresh-token.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenCallView } from '#oauth/run-view.ts';
import { useTokenCall } from '#queries/calls.ts';
import { useResolvedProfile } from '#queries/profiles.ts';
import { useStartRun } from '#queries/start-run.ts';
import { buttonClass } from '#ui/button-class.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';
import { AllowRefresh, type UnboundRefresh } from './allow-refresh.tsx';
import { NextTry } from './next-try.tsx';
import { ReadTokenFrom } from './read-token-from.tsx';
import { startOverWord } from './start-over-word.ts';

/** A refresh that gave no token, and what is known of it. */
type FailedRefresh =
  | { readonly kind: 'failed' | 'used-up'; readonly callId: string }
  | { readonly kind: 'moved'; readonly from: readonly string[] }
  | UnboundRefresh;

/** Tells whether what became of a refresh is explained here. */
export function isExplained<Result extends { readonly kind: string }>(
  result: Result,
): result is Result & FailedRefresh {
  return ['failed', 'used-up', 'moved', 'unbound'].includes(result.kind);
}

interface RefreshFailureProps {
  failed: FailedRefresh;
  /** Whose token was to be refreshed. */
  profileId: string;
  /** The request that waits for it, where one does: a new run leads back to it. */
  requestId?: string | null;
  /** Goes on with the refresh: its token is here by now, or its refresh token may go where it was held back from. */
  onMended: () => void;
}

/** Why a refresh gave no token, and what mends it: a press, the profile, or a new run. */
export function RefreshFailure({ failed, profileId, requestId, onMended }: RefreshFailureProps) {
  if (failed.kind === 'unbound') return <AllowRefresh unbound={failed} onAllowed={onMended} />;
  return <RefreshVerdict failed={failed} profileId={profileId} requestId={requestId} onMended={onMended} />;
}

interface RefreshVerdictProps extends Omit<RefreshFailureProps, 'failed'> {
  failed: Exclude<FailedRefresh, { kind: 'unbound' }>;
}

function RefreshVerdict({ failed, profileId, requestId, onMended }: RefreshVerdictProps) {
  const callId = 'callId' in failed ? failed.callId : null;
  const call = useTokenCall(callId).data ?? null;
  const { data: profile = null, isPending } = useResolvedProfile(profileId);
  const start = useStartRun(requestId);
  // Without the profile the failure would be misread, and the misreading announced.
  const verdict = isPending ? null : verdictOf(failed, call, profile);
  if (!verdict) return null;
  const isOfProfile = verdict.fix === 'edit-profile';
  const failure = failed.kind === 'failed' ? call?.tokenFailure : null;
  const field = failure ? readingFieldOf(failure, call?.head?.status) : null;
  const pointer = failure ? tokenPlaceIn(failure, profile) : answerOfUsedUp(failed, call, profile);
  return (
    <>
      <VerdictCard
        level={2}
        verdict={verdict}
        actions={
          <>
            {callId !== null && pointer !== null && (
              <ReadTokenFrom callId={callId} runId={null} pointer={pointer} onTaken={onMended} />
            )}
            {isOfProfile && (
              <Link
                to={`/profiles/${profileId}${field ? `#${field}` : ''}`}
                className={`${buttonClass({ variant: pointer === null ? 'primary' : 'default' })} max-md:w-full`}
              >
                Edit profile
              </Link>
            )}
            <CommandButton
              command={{ id: 'start-over', name: startOverWord(profile), detail: profile?.name }}
              variant={isOfProfile || pointer !== null ? 'default' : 'primary'}
              busy={start.isPending}
              className="max-md:w-full"
              onClick={() => start.mutate(profileId)}
            >
              {startOverWord(profile)}
            </CommandButton>
          </>
        }
      />
      <NextTry at={verdict.retryAt} act="Another try" />
      {start.error && (
        <Note tone="error" live="assertive">
          The run could not be stored: {start.error.message}. Reload the page and try again.
        </Note>
      )}
    </>
  );
}

/** Where the answer that exchanged the refresh token has the token that is not here; `null` where that is not stored. */
function answerOfUsedUp(
  { kind }: RefreshVerdictProps['failed'],
  call: TokenCallView | null,
  profile: Profile | null,
): string | null {
  const isStored = kind === 'used-up' && call !== null && !call.isBodyDropped;
  return (isStored && profile?.tokenPointers.access_token) || null;
}

function verdictOf(
  failed: RefreshVerdictProps['failed'],
  call: TokenCallView | null,
  profile: Profile | null,
): Diagnosis | null {
  if (failed.kind === 'moved') return explainMovedTokenEndpoint(failed.from, profile);
  if (!call) return null;
  if (failed.kind === 'used-up') return explainUsedUpRefreshToken(call, profile);
  return call.tokenFailure && explainTokenRequestFailure(call, call.tokenFailure, recordOfRefresh(profile));
}
