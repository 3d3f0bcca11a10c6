import { explainInterruption, explainRefusedIdToken } from '#diagnosis/authorization-failure.ts';
import type { Diagnosis } from '#diagnosis/diagnosis.ts';
import { type Repeat, repeatOf } from '#diagnosis/repeat-of.ts';
import { explainTokenRequestFailure } from '#diagnosis/token-request-failure.ts';
import type { RunView } from '#oauth/run-view.ts';

/** Why a run's token request gave no token, and whether it may be sent again. */
export interface RunFailure {
  readonly verdict: Diagnosis;
  /** `null` where no call is there to judge by. */
  readonly repeat: Repeat | null;
}

/** The failure of a run's token request, `null` where it did not fail. */
export function runFailureOf({ run: { outcome, grant }, call }: RunView): RunFailure | null {
  if (outcome.kind === 'interrupted') return { verdict: explainInterruption(outcome.code !== null), repeat: null };
  if (outcome.kind !== 'exchanged') return null;
  if (outcome.result.kind === 'id-token-refused')
    return { verdict: explainRefusedIdToken(outcome.result.reason), repeat: null };
  if (!call?.tokenFailure) return null;
  return {
    verdict: explainTokenRequestFailure(call, call.tokenFailure),
    repeat: repeatOf(call, call.tokenFailure, grant),
  };
}
