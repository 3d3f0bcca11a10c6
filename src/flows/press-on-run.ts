import type { Run, RunOutcome } from '#oauth/run.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadRun } from './load-records.ts';
import { runLock } from './lock-names.ts';

/** What a press sends, and where a run must stand for it. */
export interface RunPress {
  canSend(outcome: RunOutcome): boolean;
  send(run: Run): Promise<Run>;
}

/**
 * Sends a run's token request, on a press.
 * 1. See where the run stands.
 * 2. Hold its lock, one tab at a time. Where it has moved meanwhile, this press was meant for what is over.
 * 3. Send.
 * Tells where the run stands afterwards.
 */
export async function pressOnRun(
  services: ConsoleServices,
  runId: string,
  { canSend, send }: RunPress,
): Promise<RunOutcome['kind']> {
  const seen = await loadRun(services, runId);
  return services.locks.withLock(runLock(runId), async () => {
    const run = await loadRun(services, runId);
    if (!isSameOutcome(run.outcome, seen.outcome) || !canSend(run.outcome)) return run.outcome.kind;
    return (await send(run)).outcome.kind;
  });
}

/** Tells whether nothing was sent between two looks at a run. */
function isSameOutcome(a: RunOutcome, b: RunOutcome): boolean {
  return a.kind === b.kind && (a.kind !== 'exchanged' || b.kind !== 'exchanged' || a.callId === b.callId);
}
