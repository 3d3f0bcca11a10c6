import type { Grant, Profile } from '#oauth/profile.ts';
import type { CodeOrigin, Run } from '#oauth/run.ts';

/** What our own records say of a token request: all that is known beside its answer. */
export interface TokenRequestRecord {
  readonly grant: Grant;
  readonly profile: Profile | null;
  /** The run it belongs to, `null` for the refresh of a token. */
  readonly run: Run | null;
}

/** The record of a run's token request, with the profile as it is by now. */
export function recordOfRun({ run, profile }: { readonly run: Run; readonly profile: Profile }): TokenRequestRecord {
  return { grant: run.grant, profile, run };
}

/** The record of the refresh of a token, with its profile as it is by now; `null` where that is not on this device. */
export function recordOfRefresh(profile: Profile | null): TokenRequestRecord {
  return { grant: 'refresh_token', profile, run: null };
}

/** The record of a call of which nothing else is known. */
export function recordOfPurpose(purpose: string): TokenRequestRecord {
  return { grant: purpose === 'refresh' ? 'refresh_token' : 'authorization_code', profile: null, run: null };
}

/** How the code of a run came in and when, `null` where there is none. */
export function codeArrivalOf({ run }: TokenRequestRecord): { receivedAt: number; from: CodeOrigin } | null {
  const { outcome } = run ?? {};
  if (!outcome || !('from' in outcome) || outcome.from === null) return null;
  return { receivedAt: outcome.receivedAt, from: outcome.from };
}

/** A parameter of the run's consent URL, `null` where it had none. */
export function consentParameterOf({ run }: TokenRequestRecord, name: string): string | null {
  return run?.authorizationRequest?.parameters.find((each) => each.name === name)?.value ?? null;
}
