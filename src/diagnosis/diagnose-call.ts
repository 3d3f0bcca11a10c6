import type { CallView } from '#call/call-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import type { Diagnosis } from './diagnosis.ts';
import { explainExpiredToken } from './expired-token.ts';
import { explainForbidden } from './forbidden.ts';
import { explainMislabelledBody } from './mislabelled-body.ts';
import { explainMissingScope } from './missing-scope.ts';
import { explainRedirectStop } from './redirect-stop.ts';
import { explainRefusedCredentials, type PasswordHolder } from './refused-credentials.ts';
import { explainRefusedRequest } from './refused-request.ts';
import { explainRefusedToken } from './refused-token.ts';
import { explainTooManyRequests } from './too-many-requests.ts';
import { explainUndecodedBody } from './undecoded-body.ts';
import { explainUnfinishedCall } from './unfinished-call.ts';

/**
 * The verdict on an API call, or `null` where it needs none.
 * @param token the token the call carried, `null` where it is not on this device.
 * @param profile the one it was sent as, as it is by now; `null` where it is not on this device.
 */
export function diagnoseCall(
  call: CallView,
  token: TokenView | null,
  profile: PasswordHolder | null = null,
): Diagnosis | null {
  if (call.ending.kind !== 'response') return explainUnfinishedCall(call, call.ending);
  const status = call.head?.status ?? 0;
  if (call.redirectStop) return explainRedirectStop(call, call.redirectStop);
  if (status < 400) return explainUndecodedBody(call) ?? explainMislabelledBody(call);
  if (status === 429) return explainTooManyRequests(call);
  if (status === 401 && call.tokenId === null) return explainRefusedCredentials(call, profile);
  if (call.challenge?.error === 'insufficient_scope') return explainMissingScope(call, token);
  if (status === 401 || call.challenge?.error === 'invalid_token') {
    return explainExpiredToken(call, token) ?? explainRefusedToken(call, token);
  }
  return status === 403 ? explainForbidden(call) : explainRefusedRequest(call, status);
}
