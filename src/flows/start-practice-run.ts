import { practiceClientSecret, practicePreset, practiceProfileId } from '#providers/practice.ts';
import { newSecret } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { type StartedRun, startRun } from './start-run.ts';

/**
 * From nothing to an open consent page.
 * 1. Make the practice profile if it is not there yet.
 * 2. Begin a run with it.
 */
export async function startPracticeRun(services: ConsoleServices): Promise<StartedRun> {
  if (!(await services.vault.loadProfile(practiceProfileId))) await putPracticeProfile(services);
  return startRun(services, practiceProfileId);
}

async function putPracticeProfile(services: ConsoleServices): Promise<void> {
  const secret = newSecret('client secret', practiceClientSecret, () => freshId(services));
  await services.vault.put([
    { kind: 'secret', secret },
    { kind: 'profile', profile: { id: practiceProfileId, ...practicePreset, clientSecret: secret.ref } },
  ]);
}
