import type { Run, RunOutcome } from '#oauth/run.ts';
import { buildCodeExchange } from '#oauth/token-request.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadResolved, loadRun } from './load-records.ts';
import { runLock } from './lock-names.ts';
import type { CallOptions } from './perform-call.ts';
import { requestToken } from './request-token.ts';

/**
 * Exchanges a run's code, on a press: the first time, or again after a failure, with the same code, verifier and
 * redirect URI and the profile as it is by now.
 * 1. See where the run stands.
 * 2. Hold its lock, one tab at a time. Where it has moved meanwhile, this press was meant for what is over.
 * 3. Send the token request.
 * Tells where the run stands afterwards.
 */
export async function exchangeCode(
  services: ConsoleServices,
  runId: string,
  options: CallOptions,
): Promise<RunOutcome['kind']> {
  const seen = await loadRun(services, runId);
  return services.locks.withLock(runLock(runId), async () => {
    const run = await loadRun(services, runId);
    if (!isSameOutcome(run.outcome, seen.outcome) || !canExchange(run.outcome)) return run.outcome.kind;
    return (await exchange(services, run, options)).outcome.kind;
  });
}

/** Sends the exchange of the code that a run holds. Called by whoever holds the run's lock. */
export async function exchange(services: ConsoleServices, run: Run, options: CallOptions): Promise<Run> {
  const { outcome, redirectUri, codeVerifier } = run;
  if (!('code' in outcome) || !outcome.code) throw new Error(`Run ${run.id} has no code`);
  const { code, from, receivedAt } = outcome;
  const profile = await loadResolved(services, run.profileId);
  const request = buildCodeExchange(profile, { code, redirectUri, codeVerifier });
  const plan = { run, profile, request, receivedAt, code, from, refreshToken: null, parent: null };
  return requestToken(services, plan, options);
}

/** Tells whether a run holds a code that may still be good for something. */
function canExchange(outcome: RunOutcome): boolean {
  switch (outcome.kind) {
    case 'captured':
      return true;
    case 'interrupted':
      return outcome.code !== null;
    case 'exchanged':
      return outcome.code !== null && outcome.result.kind === 'failed';
    default:
      return false;
  }
}

/** Tells whether nothing was sent between two looks at a run. */
export function isSameOutcome(a: RunOutcome, b: RunOutcome): boolean {
  return a.kind === b.kind && (a.kind !== 'exchanged' || b.kind !== 'exchanged' || a.callId === b.callId);
}
