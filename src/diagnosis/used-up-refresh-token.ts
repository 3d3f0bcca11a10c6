// A refresh token that was exchanged for another one, RFC 6749 section 6 and RFC 9700 section 4.14.2.
import type { CallView } from '#call/call-view.ts';
import type { Profile } from '#oauth/profile.ts';
import { type Diagnosis, fact } from './diagnosis.ts';
import { wayToAnother } from './invalid-grant.ts';
import { statusLine } from './refused-request.ts';

/**
 * Explains why a refresh token was not sent once more.
 * @param call the refresh that exchanged it.
 * @param profile whose token it is; `null` where that is not on this device.
 */
export function explainUsedUpRefreshToken(call: CallView, profile: Profile | null): Diagnosis {
  return {
    headline: 'The refresh token was used up.',
    sentence: `Sent once more it can make the provider revoke all that came from it, so nothing was sent. ${wayToAnother(profile)}`,
    evidence: [
      fact('It was exchanged for another', `An earlier refresh got ${statusLine(call)} with a new refresh token.`),
      fact(
        'The token that came with it is not here',
        'It was deleted from this device, or never read from its answer.',
      ),
    ],
    fix: 'start-over',
    code: null,
    source: 'RFC 9700 §4.14.2',
  };
}
