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
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { Note } from '#ui/note.tsx';
import { VerdictCard } from '#ui/verdict-card.tsx';
import { NextTry } from './next-try.tsx';
import { ReadTokenFrom } from './read-token-from.tsx';
import { startOverWord } from './start-over-word.ts';

/** A refresh that gave no token, and the call that says why. */
interface FailedRefresh {
  readonly kind: 'failed' | 'used-up' | 'moved';
  readonly callId: string;
}

interface RefreshFailureProps {
  failed: FailedRefresh;
  /** Whose token was to be refreshed. */
  profileId: string;
}

/** Why a refresh gave no token, and what mends it: the profile, or a new run. */
export function RefreshFailure({ failed, profileId }: RefreshFailureProps) {
  const call = useTokenCall(failed.callId).data;
  const { data: profile = null, isPending } = useResolvedProfile(profileId);
  const start = useStartRun();
  // Without the profile the failure would be misread, and the misreading announced.
  const verdict = call && !isPending ? verdictOf(failed, call, profile) : null;
  if (!verdict) return null;
  const isOfProfile = verdict.fix === 'edit-profile';
  const failure = failed.kind === 'failed' ? call?.tokenFailure : null;
  const field = failure ? readingFieldOf(failure) : null;
  const pointer = failure ? tokenPlaceIn(failure) : null;
  return (
    <>
      <VerdictCard
        level={2}
        verdict={verdict}
        actions={
          <>
            {pointer !== null && <ReadTokenFrom callId={failed.callId} pointer={pointer} />}
            {isOfProfile && (
              <Link
                to={`/profiles/${profileId}${field ? `#${field}` : ''}`}
                className={`${buttonClass({ variant: pointer === null ? 'primary' : 'default' })} max-md:w-full`}
              >
                Edit profile
              </Link>
            )}
            <Button
              variant={isOfProfile ? 'default' : 'primary'}
              busy={start.isPending}
              className="max-md:w-full"
              onClick={() => start.mutate(profileId)}
            >
              {startOverWord(profile)}
            </Button>
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

function verdictOf({ kind }: FailedRefresh, call: TokenCallView, profile: Profile | null): Diagnosis | null {
  if (kind === 'used-up') return explainUsedUpRefreshToken(call, profile);
  if (kind === 'moved') return explainMovedTokenEndpoint(call, profile);
  return call.tokenFailure && explainTokenRequestFailure(call, call.tokenFailure, recordOfRefresh(profile));
}
