// A refresh token belongs to the server that issued it (RFC 6749 sections 6 and 10.4).
import { hostOf } from '#call/host-of.ts';
import type { Profile } from '#oauth/profile.ts';
import { type Diagnosis, fact } from './diagnosis.ts';
import { wayToAnother } from './invalid-grant.ts';

/**
 * Explains why a refresh token was not sent: its profile's token endpoint is on another host by now.
 * @param from the origins that it is bound to.
 * @param profile whose token it is, resolved; `null` where that is not on this device.
 */
export function explainMovedTokenEndpoint(from: readonly string[], profile: Profile | null): Diagnosis {
  const now = profile ? hostOf(profile.tokenEndpoint) : 'unknown';
  return {
    headline: 'The token endpoint is on another host now.',
    sentence: `A refresh token is a secret of the server that issued it, so nothing was sent. ${wayToAnother(profile)}`,
    evidence: [
      fact(`It came from ${from.map(hostOf).join(' or ')}`, 'Where it was got, or was let go to.'),
      fact(`The profile’s token endpoint is at ${now}`, 'It was changed since, by hand or between practice and real.'),
    ],
    fix: 'start-over',
    code: null,
    source: 'RFC 6749 §10.4',
  };
}
