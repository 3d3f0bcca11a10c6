import type { RunOutcome } from '#oauth/run.ts';
import type { ConsoleServices } from './console-services.ts';
import { exchange } from './exchange-code.ts';
import { loadProfile, loadRun } from './load-records.ts';
import { settle, takeAnswer } from './take-answer.ts';

/** Goes on without a press, so there is nobody to give it up. */
const onItsOwn = { signal: new AbortController().signal };

/**
 * From a stored authorization response to a token, as far as it goes by itself. Called by whoever holds the run's lock.
 * 1. A run that stands in mid-exchange lost its tab: say so, and send nothing again.
 * 2. Take the answer off its attempt, if it is in.
 * 3. Exchange a captured code at once. A pasted one waits for a press, and so does every one where the profile says so.
 * Tells where the run stands afterwards.
 */
export async function completeAuthorization(services: ConsoleServices, runId: string): Promise<RunOutcome['kind']> {
  const found = await loadRun(services, runId);
  if (found.outcome.kind === 'exchanging') {
    return (await settle(services, { ...found, outcome: { ...found.outcome, kind: 'interrupted' } })).outcome.kind;
  }
  const run = found.outcome.kind === 'waiting' ? await takeAnswer(services, runId) : found;
  if (run.outcome.kind !== 'captured' || run.outcome.from !== 'callback') return run.outcome.kind;
  const { pausesBeforeExchange } = await loadProfile(services, run.profileId);
  return pausesBeforeExchange ? 'captured' : (await exchange(services, run, onItsOwn)).outcome.kind;
}
