import {
  explainForgottenAnswer,
  explainInterruptedRequest,
  explainInterruption,
  explainRefusedIdToken,
} from '#diagnosis/authorization-failure.ts';
import type { Diagnosis } from '#diagnosis/diagnosis.ts';
import { type Repeat, repeatOf, repeatOfInterrupted } from '#diagnosis/repeat-of.ts';
import { explainTokenRequestFailure, readingFieldOf, tokenPlaceIn } from '#diagnosis/token-request-failure.ts';
import { recordOfRun } from '#diagnosis/token-request-record.ts';
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import type { RunView } from '#oauth/run-view.ts';
import type { ReadTokenFromProps } from '#panes/read-token-from.tsx';

/** Why a run's token request gave no token, and whether it may be sent again. */
export interface RunFailure {
  readonly verdict: Diagnosis;
  /** `null` where there is nothing to send again. */
  readonly repeat: Repeat | null;
  /** The profile has to change before anything helps. */
  readonly isOfProfile: boolean;
  /** The field of the profile that is likely to be wrong, `null` where none is known. */
  readonly field: keyof Profile | null;
  /** The call whose answer has a token where the profile does not look for one, and where that is. */
  readonly tokenPlace: ReadTokenFromProps | null;
}

/** The failure of a run's token request, `null` where it did not fail. */
export function runFailureOf({ run, profile, call }: RunView): RunFailure | null {
  const { outcome, grant } = run;
  if (outcome.kind === 'interrupted') {
    const hasCode = outcome.code !== null;
    return asksForConsent(grant)
      ? of(explainInterruption(hasCode), hasCode ? repeatOfInterrupted(grant) : null)
      : of(explainInterruptedRequest(), repeatOfInterrupted(grant));
  }
  if (outcome.kind !== 'exchanged') return null;
  if (outcome.result.kind === 'id-token-refused') return of(explainRefusedIdToken(outcome.result.reason), null);
  const isFailed = outcome.result.kind === 'failed';
  if (isFailed && (!call || call.isBodyDropped)) {
    return of(explainForgottenAnswer(outcome.code !== null), repeatOfInterrupted(grant));
  }
  if (!call?.tokenFailure) return null;
  const { tokenFailure } = call;
  const pointer = tokenPlaceIn(tokenFailure, profile);
  const verdict = explainTokenRequestFailure(call, tokenFailure, recordOfRun({ run, profile }));
  return {
    verdict,
    repeat: repeatOf(call, tokenFailure, grant),
    isOfProfile: verdict.fix === 'edit-profile',
    field: readingFieldOf(tokenFailure, call.head?.status),
    tokenPlace: pointer === null ? null : { callId: call.id, runId: run.id, pointer },
  };
}

function of(verdict: Diagnosis, repeat: Repeat | null): RunFailure {
  return { verdict, repeat, isOfProfile: false, field: null, tokenPlace: null };
}
