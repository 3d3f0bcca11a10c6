import type { Run, RunOutcome } from '#oauth/run.ts';
import { buildCodeExchange } from '#oauth/token-request.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadResolved } from './load-records.ts';
import type { CallOptions } from './perform-call.ts';
import { pressOnRun } from './press-on-run.ts';
import { requestToken } from './request-token.ts';

/**
 * Exchanges a run's code, on a press: the first time, or again after a failure, with the same code, verifier and
 * redirect URI and the profile as it is by now. Tells where the run stands afterwards.
 */
export function exchangeCode(
  services: ConsoleServices,
  runId: string,
  options: CallOptions,
): Promise<RunOutcome['kind']> {
  return pressOnRun<never>(services, runId, { canSend: canExchange, send: (run) => exchange(services, run, options) });
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
