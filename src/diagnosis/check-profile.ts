// What can be said of a profile without a network, each with its reason and its fix.
import type { Origins, Profile } from '#oauth/profile.ts';
import type { ProviderMetadata } from '#oauth/provider-metadata.ts';
import { apiChecks } from './api-checks.ts';
import { clientChecks } from './client-checks.ts';
import { connectionChecks } from './connection-checks.ts';
import { endpointChecks } from './endpoint-checks.ts';
import { grantChecks } from './grant-checks.ts';
import { metadataChecks } from './metadata-checks.ts';
import { parameterChecks } from './parameter-checks.ts';
import { type CheckVerdict, checkSubject, type ProfileCheck } from './profile-check.ts';
import { redirectChecks } from './redirect-checks.ts';
import { responseChecks } from './response-checks.ts';
import { scopeChecks } from './scope-checks.ts';
import { targetChecks } from './target-checks.ts';

/** What a profile is held against. */
export interface CheckGround {
  readonly origins: Origins;
  /** What the provider says of itself, where it was asked. */
  readonly metadata?: ProviderMetadata | null;
}

const groups = [
  endpointChecks,
  clientChecks,
  grantChecks,
  redirectChecks,
  scopeChecks,
  targetChecks,
  parameterChecks,
  responseChecks,
  apiChecks,
  connectionChecks,
  metadataChecks,
];
const order: readonly CheckVerdict[] = ['error', 'warning', 'info', 'ok'];

/**
 * Checks a profile, complete or not. The worst comes first, what was passed last.
 * @param profile as stored: `{{practice}}` is filled in here, so that a fix leaves it standing.
 */
export function checkProfile(profile: Profile, { origins, metadata = null }: CheckGround): readonly ProfileCheck[] {
  const subject = checkSubject(profile, origins, metadata);
  const found = groups.flatMap((group) => group(subject));
  return order.flatMap((verdict) => found.filter((check) => check.verdict === verdict));
}

/** Fields that no run reads: what is wrong with them is in the way of other calls only. */
const notOfTheRun: ReadonlySet<keyof Profile> = new Set([
  'name',
  'jwksUri',
  'userinfoEndpoint',
  'introspectionEndpoint',
  'revocationEndpoint',
  'apiBaseUrl',
  'defaultHeaders',
  'firstRequest',
]);

/** The checks that stand in the way of a run. */
export function blockingChecks(checks: readonly ProfileCheck[]): readonly ProfileCheck[] {
  return checks.filter(({ verdict, field }) => verdict === 'error' && (field === null || !notOfTheRun.has(field)));
}

/** Tells whether something stands in the way of a run. */
export function blocksRun(checks: readonly ProfileCheck[]): boolean {
  return blockingChecks(checks).length > 0;
}
