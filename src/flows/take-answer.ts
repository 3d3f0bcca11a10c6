import { type AuthorizationResponse, readAuthorizationResponse } from '#oauth/authorization-response.ts';
import { standardDialect } from '#oauth/dialect.ts';
import { expectedResponseOf, parameterOf } from '#oauth/expected-response.ts';
import { idTokenRefusal } from '#oauth/id-token.ts';
import type { Profile } from '#oauth/profile.ts';
import {
  attemptLifetimeMs,
  type CodeOrigin,
  type ExchangeResult,
  type ReceivedResponse,
  type Run,
  type RunOutcome,
} from '#oauth/run.ts';
import { issuerOfRun } from '#oauth/token-issuer.ts';
import { tokenFieldsOf } from '#oauth/token-response.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { askToPersist } from './ask-to-persist.ts';
import { bindingOfNew } from './bind-token.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadResolved, loadRun } from './load-records.ts';
import { answerLock } from './lock-names.ts';
import { newToken } from './new-token.ts';

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
  { receivedAt, fields }: ReceivedResponse,
): Promise<Answer> {
  const profile = await loadResolved(services, run.profileId);
  const reading = readAuthorizationResponse(fields, expectedResponseOf(run, profile));
  return { receivedAt, from: 'callback', reading, profile };
}

/** Stores what an answer says of its run. Called under the answer's lock. */
export async function keepAnswer(services: ConsoleServices, run: Run, answer: Answer): Promise<Run> {
  const { receivedAt, from, reading } = answer;
  switch (reading.kind) {
    case 'refused':
      return settle(services, { ...run, outcome: { kind: 'refused', receivedAt, reason: reading.reason } });
    case 'error': {
      const { error, description, uri } = reading;
      return settle(services, { ...run, outcome: { kind: 'denied', receivedAt, error, description, uri } });
    }
    case 'code': {
      const secret = newSecret('authorization code', reading.code, () => freshId(services));
      const outcome = { kind: 'captured', receivedAt, code: secret.ref, from } as const;
      return settle(services, { ...run, outcome }, [{ kind: 'secret', secret }]);
    }
    case 'token':
      return keepToken(services, run, { ...answer, response: reading.response });
  }
}

/** An implicit grant's answer is the token response itself (RFC 6749 section 4.2.2): there is no exchange to come. */
async function keepToken(services: ConsoleServices, run: Run, answer: Answer & { response: string }): Promise<Run> {
  const { profile, receivedAt, from, response } = answer;
  // An authorization response names its members by the book, whatever the profile says of token responses.
  const { tokenPointers } = standardDialect;
  const fields = tokenFieldsOf(response, tokenPointers);
  if (!fields) throw new Error('An implicit response was read as a token and holds none');
  const reason = fields.id_token === null ? null : idTokenRefusal(fields.id_token, parameterOf(run, 'nonce'));
  const issuedBy = issuerOfRun(run);
  const given = { fields, response, tokenPointers, issuedBy, callId: null, sentAt: run.startedAt, receivedAt };
  const { scopes } = profile;
  const origins = bindingOfNew({ profile, issuedBy, parent: null });
  const origin = {
    profile,
    grant: run.grant,
    runId: run.id,
    parent: null,
    scopesAsked: scopes,
    origins,
    answer: given,
  };
  const made = newToken(services, origin);
  const result: ExchangeResult = reason
    ? { kind: 'id-token-refused', reason }
    : { kind: 'token', tokenId: made.token.id };
  const outcome = { kind: 'exchanged', receivedAt, code: null, from, callId: null, result } as const;
  const settled = await settle(services, { ...run, outcome }, reason ? [] : made.records);
  if (!reason) await askToPersist(services);
  return settled;
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
