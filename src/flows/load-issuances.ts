import { type Issuances, issuancesAt } from '#oauth/issuances.ts';
import type { ConsoleServices } from './console-services.ts';

/**
 * Where a profile stands against its limit, `null` where it has none. What was issued is known by the tokens and by
 * the calls that brought them: deleting one of the two makes nothing uncounted. An
 * adopted token was issued elsewhere, nobody knows when.
 */
export async function loadIssuances(services: ConsoleServices, profileId: string): Promise<Issuances | null> {
  const profile = await services.vault.loadProfile(profileId);
  if (!profile?.issuanceLimit) return null;
  const received = new Map<string, number>();
  for (const token of (await services.vault.loadTokensOf(profileId)).records)
    if (!token.adoptedAs) received.set(token.callId ?? token.id, token.receivedAt);
  for (const call of await services.vault.loadCallLog()) {
    const isIssuance = call.purpose === 'token' || call.purpose === 'refresh';
    const isGiven = call.status !== null && call.status >= 200 && call.status < 300;
    if (call.profileId === profileId && isIssuance && isGiven) received.set(call.id, call.receivedAt);
  }
  return issuancesAt(profile.issuanceLimit, [...received.values()], services.now());
}
