import type { ConsoleServices } from './console-services.ts';
import { ensurePracticeProfile } from './create-profile.ts';
import { type StartedRun, startRun } from './start-run.ts';

/**
 * From nothing to an open consent page.
 * 1. Make the practice profile if it is not there yet.
 * 2. Begin a run with it.
 */
export async function startPracticeRun(services: ConsoleServices): Promise<StartedRun> {
  return startRun(services, await ensurePracticeProfile(services));
}
