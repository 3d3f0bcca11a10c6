import { type AuthorizationResponse, readAuthorizationResponse } from '#oauth/authorization-response.ts';
import type { Profile } from '#oauth/profile.ts';
import { attemptLifetimeMs, type CodeOrigin, type Run, type RunOutcome } from '#oauth/run.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadResolved, loadRun } from './load-records.ts';
import { answerLock } from './lock-names.ts';

/**
 * Puts the answer of a waiting run, if it is in, from its attempt into the run.
 * 1. Hold the answer's lock: the paste box may be at it too.
 * 2. Take the attempt, once.
 * 3. Read the response: state, iss, error or code.
 * 4. Store what it says; a code before it is used.
 * Gives the run as it stands afterwards.
 */
export async function takeAnswer(services: ConsoleServices, runId: string): Promise<Run> {
  return services.locks.withLock(answerLock(runId), async () => {
    const run = await loadRun(services, runId);
    if (run.outcome.kind !== 'waiting') return run;
    const state = parameterOf(run, 'state');
    if (isOver(services, run)) {
      // Dropped with what it holds: a late answer must find nothing.
      await services.vault.takeAttempt(state, services.now());
      return settle(services, { ...run, outcome: expired(services) });
    }
    const pending = await services.vault.loadAttempt(state);
    if (pending && !pending.response) return run;
    const attempt = pending && (await services.vault.takeAttempt(state, services.now()));
    if (attempt?.response) return keepAnswer(services, run, await readAnswer(services, run, attempt.response));
    // Gone before its time: the tab that took it went away before it stored anything.
    return settle(services, { ...run, outcome: isOver(services, run) ? expired(services) : lost(services) });
  });
}

/** An authorization response, read. */
export interface Answer {
  readonly receivedAt: number;
  readonly from: CodeOrigin;
  readonly reading: AuthorizationResponse;
  readonly profile: Profile;
}

/** Reads what came to the callback. */
export async function readAnswer(
  services: ConsoleServices,
  run: Run,
  { receivedAt, fields }: { receivedAt: number; fields: Parameters<typeof readAuthorizationResponse>[0] },
): Promise<Answer> {
  const profile = await loadResolved(services, run.profileId);
  const { issuer, announcesIssuer } = profile;
  const reading = readAuthorizationResponse(fields, { state: parameterOf(run, 'state'), issuer, announcesIssuer });
  return { receivedAt, from: 'callback', reading, profile };
}

/** Stores what an answer says of its run. Called under the answer's lock. */
export async function keepAnswer(services: ConsoleServices, run: Run, answer: Answer): Promise<Run> {
  const { receivedAt, from, reading } = answer;
  switch (reading.kind) {
    case 'refused':
      return settle(services, { ...run, outcome: { kind: 'refused', receivedAt, reason: reading.reason } });
    case 'error':
      return settle(services, { ...run, outcome: { ...reading, kind: 'denied', receivedAt, uri: null } });
    case 'code': {
      const secret = newSecret('authorization code', reading.code, () => freshId(services));
      const outcome = { kind: 'captured', receivedAt, code: secret.ref, from } as const;
      return settle(services, { ...run, outcome }, [{ kind: 'secret', secret }]);
    }
  }
}

/** A parameter as the run's authorization request sent it; empty where it sent none. */
export function parameterOf(run: Run, name: string): string {
  return run.authorizationRequest?.parameters.find((each) => each.name === name)?.value ?? '';
}

/** Stores a run with its new outcome, and what belongs to it, in one put. */
export async function settle({ vault }: ConsoleServices, run: Run, along: readonly VaultRecord[] = []): Promise<Run> {
  await vault.put([...along, { kind: 'run', run }]);
  return run;
}

function isOver(services: ConsoleServices, run: Run): boolean {
  return services.now() - run.startedAt >= attemptLifetimeMs;
}

function expired(services: ConsoleServices): RunOutcome {
  return { kind: 'refused', receivedAt: services.now(), reason: { kind: 'attempt-expired' } };
}

function lost(services: ConsoleServices): RunOutcome {
  return { kind: 'interrupted', receivedAt: services.now(), code: null, from: null };
}
