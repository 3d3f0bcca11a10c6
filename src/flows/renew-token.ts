import { asksForConsent } from '#oauth/profile.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadIssuances } from './load-issuances.ts';
import { loadProfile, loadRun } from './load-records.ts';
import { renewalLock } from './lock-names.ts';
import type { CallOptions } from './perform-call.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { startRun } from './start-run.ts';
import { loadUsableTokenView } from './usable-token.ts';

/** A wish for a token of a profile that asks nobody. */
export interface Renewal {
  readonly profileId: string;
  /** One of the last tokens before the limit may be fetched, too. */
  readonly mayBeLast: boolean;
  /** The request that waits for it. */
  readonly requestId?: string;
}

/** What came of it. */
export type Renewed =
  /** `isNew` is false where a good one was there by then. */
  | { readonly kind: 'token'; readonly tokenId: string; readonly isNew: boolean }
  /** Nothing was sent: it would be one of the last. */
  | { readonly kind: 'asks-first' }
  /** Given up before anything was sent. */
  | { readonly kind: 'cancelled' }
  /** Nothing was sent: the profile's refresh token would go where it never went. The run asks. */
  | { readonly kind: 'held-back'; readonly runId: string }
  /** The run says why. */
  | { readonly kind: 'failed'; readonly runId: string };

/**
 * Gets a token where the last one is dead or there is none: the press that asks for it is the press on Send.
 * 1. Hold the profile's lock: needs that come together share one token request.
 * 2. Look for a good token: it may have come while this waited.
 * 3. Where the profile's limit is near, ask first.
 * 4. Make a run and send its token request.
 * @throws if the profile's grant asks the user: that takes a window.
 */
export function renewToken(services: ConsoleServices, renewal: Renewal, options: CallOptions): Promise<Renewed> {
  const { profileId, mayBeLast, requestId } = renewal;
  return services.locks.withLock(renewalLock(profileId), async (): Promise<Renewed> => {
    const usable = await loadUsableTokenView(services, profileId);
    if (usable) return { kind: 'token', tokenId: usable.id, isNew: false };
    if (options.signal.aborted) return { kind: 'cancelled' };
    if (!mayBeLast && (await loadIssuances(services, profileId))?.isLow) return { kind: 'asks-first' };
    return request(services, { profileId, requestId }, options);
  });
}

async function request(
  services: ConsoleServices,
  { profileId, requestId }: Pick<Renewal, 'profileId'> & { readonly requestId: string | undefined },
  options: CallOptions,
): Promise<Renewed> {
  const { grant } = await loadProfile(services, profileId);
  if (asksForConsent(grant)) throw new Error(`A token of ${profileId} takes the user's consent`);
  const { runId } = await startRun(services, profileId, { requestId });
  const sent = await sendTokenRequest(services, runId, options);
  if (typeof sent !== 'string') return { kind: 'held-back', runId };
  const { outcome } = await loadRun(services, runId);
  if (outcome.kind === 'ready') return { kind: 'cancelled' };
  const isToken = outcome.kind === 'exchanged' && outcome.result.kind === 'token';
  return isToken ? { kind: 'token', tokenId: outcome.result.tokenId, isNew: true } : { kind: 'failed', runId };
}
