import type { ResponseFields } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import { completeAuthorization } from './complete-authorization.ts';
import type { TestConsole } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadRun, loadToken } from './load-records.ts';
import { receiveResponse } from './receive-response.ts';
import { startPracticeRun } from './start-practice-run.ts';
import { startRun } from './start-run.ts';

/** Begins a run of a profile, the practice one unless told, and gives the consent URL that was opened. */
export async function begin({ services, windows }: TestConsole, profileId?: string) {
  const { runId } = await (profileId ? startRun(services, profileId) : startPracticeRun(services));
  return { runId, consentUrl: windows.at(-1) ?? '' };
}

/** A run whose answer is in, not yet gone on with. */
export async function beginAnswered(
  console: TestConsole,
  change: (fields: [string, string][]) => ResponseFields = (f) => f,
) {
  const begun = await begin(console);
  const fields = change(console.provider.allow(begun.consentUrl));
  return { ...begun, fields, reception: await receiveResponse(console.services, fields) };
}

/** From nothing to a token. */
export async function walkToToken(console: TestConsole): Promise<Token> {
  const { runId } = await beginAnswered(console);
  await completeAuthorization(console.services, runId);
  const { outcome } = await loadRun(console.services, runId);
  if (outcome.kind !== 'exchanged' || outcome.result.kind !== 'token') throw new Error(`The run is ${outcome.kind}`);
  return loadToken(console.services, outcome.result.tokenId);
}

/** A tab without our locks: one that died, whose locks are gone with it, or a browser that knows nothing of them. */
export function withoutLocks(services: ConsoleServices): ConsoleServices {
  const locks: ConsoleServices['locks'] = {
    ...services.locks,
    withLock: (_, work) => work(),
    withFirstFree: (_, work) => work(),
  };
  return { ...services, locks };
}

/** A signal that never comes. */
export const never = new AbortController().signal;

/** A press that is never given up. */
export const patient = { signal: never };
