import { expectedPasteOf, parameterOf } from '#oauth/expected-response.ts';
import { type PasteRefusal, readPastedResponse } from '#oauth/pasted-response.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadResolved, loadRun } from './load-records.ts';
import { answerLock } from './lock-names.ts';
import { keepAnswer, readAnswer } from './take-answer.ts';

/** A text that the user pasted for a run. It may hold a code: it is kept nowhere. */
export interface Paste {
  readonly runId: string;
  readonly text: string;
}

/** What became of a pasted text. Only `taken` used anything of it. */
export type PasteResult =
  | { readonly kind: 'taken' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly reason: PasteRefusal }
  /** The run has its answer: it came to the callback, or was pasted elsewhere. */
  | { readonly kind: 'answered-already' }
  /** The attempt is over. */
  | { readonly kind: 'expired' };

/**
 * Takes in what the user pasted: the other front door, with the same checks as the callback (R22).
 * 1. Hold the answer's lock: the callback may be at it too.
 * 2. Read the text. A refused one stores nothing, and the attempt stays.
 * 3. Take the attempt, once. Where the callback was first, its response is the one that counts.
 * 4. Store what the text says. A code waits for "Exchange code".
 */
export async function pasteResponse(services: ConsoleServices, { runId, text }: Paste): Promise<PasteResult> {
  return services.locks.withLock(answerLock(runId), async () => {
    const run = await loadRun(services, runId);
    if (run.outcome.kind !== 'waiting') return { kind: 'answered-already' };
    const profile = await loadResolved(services, run.profileId);
    const reading = readPastedResponse(text, expectedPasteOf(run, profile));
    if (reading.kind === 'refused' || reading.kind === 'empty') return reading;
    const attempt = await services.vault.takeAttempt(parameterOf(run, 'state'), services.now());
    if (!attempt) return { kind: 'expired' };
    if (attempt.response) {
      await keepAnswer(services, run, await readAnswer(services, run, attempt.response));
      return { kind: 'answered-already' };
    }
    await keepAnswer(services, run, { receivedAt: services.now(), from: reading.from, reading, profile });
    return { kind: 'taken' };
  });
}
