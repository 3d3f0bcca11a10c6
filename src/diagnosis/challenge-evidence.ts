import type { CallView } from '#call/call-view.ts';
import { cannotTell, type Evidence, fact } from './diagnosis.ts';

/** What the resource server itself gave as its reason (RFC 6750 section 3). */
export function challengeEvidence({ challenge }: CallView): Evidence[] {
  if (!challenge)
    return [cannotTell("The provider's reason", 'The answer has no Bearer challenge in WWW-Authenticate.')];
  const { error, description } = challenge;
  const words = [error, description].filter(Boolean).join(': ');
  return words === ''
    ? [cannotTell("The provider's reason", 'Its WWW-Authenticate header names no error.')]
    : [fact(`The provider says: ${words}`, 'WWW-Authenticate header of the answer.')];
}
