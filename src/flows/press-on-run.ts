import type { NewOrigin } from '#collection/obstacle.ts';
import type { Run, RunOutcome } from '#oauth/run.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadRun } from './load-records.ts';
import { runLock } from './lock-names.ts';

/**
 * What a press sends, and where a run must stand for it.
 * @template Held why nothing was sent, where that can be: the run stands where it stood then.
 */
export interface RunPress<Held extends NewOrigin> {
  canSend(outcome: RunOutcome): boolean;
  send(run: Run): Promise<Run | Held>;
}

/**
 * Sends a run's token request, on a press.
 * 1. See where the run stands.
 * 2. Hold its lock, one tab at a time. Where it has moved meanwhile, this press was meant for what is over.
 * 3. Send.
 * Tells where the run stands afterwards, or why nothing was sent.
 */
export async function pressOnRun<Held extends NewOrigin>(
  services: ConsoleServices,
  runId: string,
  { canSend, send }: RunPress<Held>,
): Promise<RunOutcome['kind'] | Held> {
  const seen = await loadRun(services, runId);
  return services.locks.withLock(runLock(runId), async () => {
    const run = await loadRun(services, runId);
    if (!isSameOutcome(run.outcome, seen.outcome) || !canSend(run.outcome)) return run.outcome.kind;
    const sent = await send(run);
    return 'outcome' in sent ? sent.outcome.kind : sent;
  });
}

/** Tells whether nothing was sent between two looks at a run. */
function isSameOutcome(a: RunOutcome, b: RunOutcome): boolean {
  return a.kind === b.kind && (a.kind !== 'exchanged' || b.kind !== 'exchanged' || a.callId === b.callId);
}
