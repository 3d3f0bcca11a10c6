import type { Run, RunOutcome } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import { buildDirectRequest } from '#oauth/token-request.ts';
import type { ConsoleServices } from './console-services.ts';
import { isSameOutcome } from './exchange-code.ts';
import { loadProfile, loadResolved, loadRun } from './load-records.ts';
import { refreshLock, runLock } from './lock-names.ts';
import type { CallOptions } from './perform-call.ts';
import { newestOf } from './refresh-token.ts';
import { requestToken } from './request-token.ts';

/**
 * Sends the token request of a grant that asks nobody, on a press: the first time, or again after a failure.
 * 1. See where the run stands.
 * 2. Hold its lock, one tab at a time. Where it has moved meanwhile, this press was meant for what is over.
 * 3. For a refresh token, hold its lock too, and read the profile again: another tab may have changed it.
 * 4. Build and send the token request with the profile as it is by now.
 * Tells where the run stands afterwards.
 */
export async function sendTokenRequest(
  services: ConsoleServices,
  runId: string,
  options: CallOptions,
): Promise<RunOutcome['kind']> {
  const seen = await loadRun(services, runId);
  return services.locks.withLock(runLock(runId), async () => {
    const run = await loadRun(services, runId);
    if (!isSameOutcome(run.outcome, seen.outcome) || !canSend(run.outcome)) return run.outcome.kind;
    const sent = run.grant === 'refresh_token' ? sendWithCredential : sendDirect;
    return (await sent(services, { run, parent: null }, options)).outcome.kind;
  });
}

interface Press {
  readonly run: Run;
  /** The token whose refresh token goes along, if one holds it. */
  readonly parent: Token | null;
}

async function sendDirect(services: ConsoleServices, { run, parent }: Press, options: CallOptions): Promise<Run> {
  const profile = await loadResolved(services, run.profileId);
  const request = buildDirectRequest({ ...profile, grant: run.grant });
  const refreshToken = run.grant === 'refresh_token' ? profile.startingRefreshToken : null;
  const receivedAt = services.now();
  const plan = { run, profile, request, receivedAt, code: null, from: null, refreshToken, parent };
  return requestToken(services, plan, options);
}

async function sendWithCredential(services: ConsoleServices, press: Press, options: CallOptions): Promise<Run> {
  const { run } = press;
  const { startingRefreshToken: credential } = await loadProfile(services, run.profileId);
  if (!credential) throw new Error(`Profile ${run.profileId} has no refresh token to begin with`);
  const sent = await services.locks.withLock(refreshLock(credential.id), async () => {
    const { startingRefreshToken } = await loadProfile(services, run.profileId);
    if (startingRefreshToken?.id !== credential.id) return 'rotated';
    const parent = await holderOf(services, run.profileId, credential.id);
    return sendDirect(services, { run, parent }, options);
  });
  return sent === 'rotated' ? sendWithCredential(services, press, options) : sent;
}

/** The token that holds a refresh token, the newest of its line: what this request gives is its child then. */
async function holderOf(services: ConsoleServices, profileId: string, credentialId: string): Promise<Token | null> {
  const { records } = await services.vault.loadTokensOf(profileId);
  const holder = records.find(({ refreshToken }) => refreshToken?.id === credentialId);
  return holder ? newestOf(services, holder) : null;
}

/** A run that was interrupted may have been sent: a press sends it again all the same, and its page says what that means. */
function canSend(outcome: RunOutcome): boolean {
  switch (outcome.kind) {
    case 'ready':
    case 'interrupted':
      return true;
    case 'exchanged':
      return outcome.result.kind === 'failed';
    default:
      return false;
  }
}
