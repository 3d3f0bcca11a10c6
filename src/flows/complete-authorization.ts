import type { Call } from '#call/call.ts';
import { readAuthorizationResponse } from '#oauth/authorization-response.ts';
import { idTokenRefusal } from '#oauth/id-token.ts';
import { type Profile, redirectUriOf, resolveProfile } from '#oauth/profile.ts';
import {
  type Attempt,
  attemptLifetimeMs,
  type ExchangeResult,
  type ReceivedResponse,
  type Run,
  type RunOutcome,
} from '#oauth/run.ts';
import { buildCodeExchange } from '#oauth/token-request.ts';
import { readTokenResponse } from '#oauth/token-response.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { newToken } from './new-token.ts';
import { performCall } from './perform-call.ts';

/**
 * From a stored authorization response to a token. Called by whoever holds the run's lock.
 * 1. Take the attempt, once.
 * 2. Read the response: state, iss, error or code.
 * 3. Store the code, before it is used.
 * 4. Build and send the token request, and read what came.
 * 5. Store call, token and outcome together.
 * Tells where the run stands afterwards.
 */
export async function completeAuthorization(services: ConsoleServices, runId: string): Promise<RunOutcome['kind']> {
  const run = await services.vault.loadRun(runId);
  if (!run) throw new Error(`There is no run ${runId}`);
  if (run.outcome.kind === 'exchanging')
    return settle(services, { ...run, outcome: { ...run.outcome, kind: 'interrupted' } });
  if (run.outcome.kind !== 'waiting') return run.outcome.kind;
  const attempt = await takeAnswered(services, run);
  if (attempt === 'waiting') return 'waiting';
  if (attempt === 'expired' || attempt === 'lost')
    return settle(services, { ...run, outcome: cutOff(services, attempt) });
  return answer(services, run, attempt.response);
}

type Answered = Attempt & { readonly response: ReceivedResponse };

async function takeAnswered(services: ConsoleServices, run: Run): Promise<Answered | 'waiting' | 'expired' | 'lost'> {
  const state = parameterOf(run, 'state');
  if (isOver(services, run)) {
    // Dropped with what it holds: a late answer must find nothing.
    await services.vault.takeAttempt(state, services.now());
    return 'expired';
  }
  const pending = await services.vault.loadAttempt(state);
  // Gone before its time: the tab that took it went away before it stored anything.
  if (!pending) return isOver(services, run) ? 'expired' : 'lost';
  if (!pending.response) return 'waiting';
  const attempt = await services.vault.takeAttempt(state, services.now());
  return attempt?.response ? { ...attempt, response: attempt.response } : 'expired';
}

function isOver(services: ConsoleServices, run: Run): boolean {
  return services.now() - run.startedAt >= attemptLifetimeMs;
}

async function answer(services: ConsoleServices, run: Run, response: ReceivedResponse): Promise<RunOutcome['kind']> {
  const profile = await loadResolved(services, run.profileId);
  const { receivedAt } = response;
  const read = readAuthorizationResponse(response.fields, {
    state: parameterOf(run, 'state'),
    issuer: profile.issuer,
    announcesIssuer: profile.announcesIssuer,
  });
  switch (read.kind) {
    case 'refused':
      return settle(services, { ...run, outcome: { kind: 'refused', receivedAt, reason: read.reason } });
    case 'error':
      return settle(services, { ...run, outcome: { ...read, kind: 'denied', receivedAt, uri: null } });
    case 'code':
      return exchange(services, { run, profile, code: read.code, receivedAt });
  }
}

interface Exchange {
  readonly run: Run;
  readonly profile: Profile;
  readonly code: string;
  readonly receivedAt: number;
}

async function exchange(
  services: ConsoleServices,
  { run, profile, code, receivedAt }: Exchange,
): Promise<RunOutcome['kind']> {
  const secret = newSecret('authorization code', code, () => freshId(services));
  const exchanging: RunOutcome = { kind: 'exchanging', receivedAt, code: secret.ref, from: 'callback' };
  await services.vault.put([
    { kind: 'secret', secret },
    { kind: 'run', run: { ...run, outcome: exchanging } },
  ]);
  const request = buildCodeExchange(profile, {
    code: secret.ref,
    redirectUri: redirectUriOf(profile, services.origins),
    codeVerifier: run.codeVerifier,
  });
  const plan = { purpose: 'token', profileId: profile.id, tokenId: null, retryOf: null, request } as const;
  // Once sent, a code is used up: leaving the page must not cut off its answer.
  const call = await performCall(services, plan, new AbortController().signal);
  const { result, records } = judge(services, { run, profile, call });
  const outcome: RunOutcome = {
    kind: 'exchanged',
    receivedAt,
    code: secret.ref,
    from: 'callback',
    callId: call.id,
    result,
  };
  return settle(services, { ...run, outcome }, [...records, { kind: 'call', call }]);
}

interface Exchanged {
  readonly run: Run;
  readonly profile: Profile;
  readonly call: Call;
}

/** What the exchange gave, and the records that keep it. */
function judge(
  services: ConsoleServices,
  { run, profile, call }: Exchanged,
): { result: ExchangeResult; records: VaultRecord[] } {
  const response = readTokenResponse(call);
  if (response.kind !== 'token') return { result: { kind: 'failed' }, records: [] };
  const idToken = response.fields.id_token;
  const reason = idToken === null ? null : idTokenRefusal(idToken, parameterOf(run, 'nonce'));
  if (reason) return { result: { kind: 'id-token-refused', reason }, records: [] };
  const { token, records } = newToken(services, { profile, call, result: response, run, parent: null });
  return { result: { kind: 'token', tokenId: token.id }, records };
}

async function settle(
  services: ConsoleServices,
  run: Run,
  along: readonly VaultRecord[] = [],
): Promise<RunOutcome['kind']> {
  await services.vault.put([...along, { kind: 'run', run }]);
  return run.outcome.kind;
}

function cutOff(services: ConsoleServices, why: 'expired' | 'lost'): RunOutcome {
  const receivedAt = services.now();
  return why === 'lost'
    ? { kind: 'interrupted', receivedAt, code: null, from: null }
    : { kind: 'refused', receivedAt, reason: { kind: 'attempt-expired' } };
}

async function loadResolved(services: ConsoleServices, profileId: string): Promise<Profile> {
  const profile = await services.vault.loadProfile(profileId);
  if (!profile) throw new Error(`There is no profile ${profileId}`);
  return resolveProfile(profile, services.origins);
}

function parameterOf(run: Run, name: string): string {
  return run.authorizationRequest?.parameters.find((each) => each.name === name)?.value ?? '';
}
