import { stateOf } from '#oauth/authorization-response.ts';
import type { Reception, ResponseFields } from '#oauth/run.ts';
import type { ConsoleServices } from './console-services.ts';
import { runLock } from './lock-names.ts';

/**
 * Takes in what came to the callback. Reads nothing of it but `state`.
 * 1. Store it on the attempt of that state.
 * 2. See whether a tab holds the run.
 */
export async function receiveResponse(services: ConsoleServices, fields: ResponseFields): Promise<Reception> {
  if (fields.length === 0) return { kind: 'no-response' };
  const state = stateOf(fields);
  if (state === null) return { kind: 'unknown-state' };
  const stored = await services.vault.storeResponse(state, { receivedAt: services.now(), fields });
  if (stored.kind !== 'stored') return { kind: stored.kind };
  const run = await services.vault.loadRun(stored.runId);
  if (!run || (await isHeld(services, run.id))) return { kind: 'run-goes-on' };
  return { kind: 'become-run-page', profileId: run.profileId, runId: run.id };
}

async function isHeld(services: ConsoleServices, runId: string): Promise<boolean> {
  const attempt = await services.locks.tryLock(runLock(runId), async () => undefined);
  return attempt.kind === 'held-elsewhere';
}
