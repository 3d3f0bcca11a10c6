import type { NewOrigin } from '#collection/obstacle.ts';
import type { Run, RunOutcome } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import { buildDirectRequest } from '#oauth/token-request.ts';
import type { ConsoleServices } from './console-services.ts';
import { holderOf } from './credential-holder.ts';
import { loadProfile, loadResolved } from './load-records.ts';
import { refreshLock } from './lock-names.ts';
import type { CallOptions } from './perform-call.ts';
import { pressOnRun } from './press-on-run.ts';
import { bindFirst } from './refresh-origin.ts';
import { requestToken } from './request-token.ts';

/**
 * Sends the token request of a grant that asks nobody, on a press: the first time, or again after a failure.
 * 1. For a refresh token, hold its lock beside the run's, and read the profile again: another tab may have changed it.
 * 2. See that it goes where it went before; the first time binds it (R27).
 * 3. Build and send the token request with the profile as it is by now.
 * Tells where the run stands afterwards, or where the refresh token may not go.
 */
export function sendTokenRequest(
  services: ConsoleServices,
  runId: string,
  options: CallOptions,
): Promise<RunOutcome['kind'] | NewOrigin> {
  const send = (run: Run) => {
    const sent = run.grant === 'refresh_token' ? sendWithCredential : sendDirect;
    return sent(services, { run, parent: null }, options);
  };
  return pressOnRun(services, runId, { canSend, send });
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

async function sendWithCredential(
  services: ConsoleServices,
  press: Press,
  options: CallOptions,
): Promise<Run | NewOrigin> {
  const { run } = press;
  const { startingRefreshToken: credential } = await loadProfile(services, run.profileId);
  if (!credential) throw new Error(`Profile ${run.profileId} has no refresh token to begin with`);
  const sent = await services.locks.withLock(refreshLock(credential.id), async () => {
    const { startingRefreshToken } = await loadProfile(services, run.profileId);
    if (startingRefreshToken?.id !== credential.id) return 'rotated';
    const parent = await holderOf(services, run.profileId, credential.id);
    const held = await bindFirst(services, { credential, holder: parent }, await loadResolved(services, run.profileId));
    if (held) return held;
    return sendDirect(services, { run, parent }, options);
  });
  return sent === 'rotated' ? sendWithCredential(services, press, options) : sent;
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
