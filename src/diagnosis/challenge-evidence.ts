import type { CallView } from '#call/call-view.ts';
import { cannotTell, type Evidence, fact } from './diagnosis.ts';
import { ownWordsOf } from './own-words.ts';

/** What the resource server itself gave as its reason (RFC 6750 section 3). */
export function challengeEvidence(call: CallView): Evidence[] {
  const { challenge } = call;
  const own = challenge?.error || challenge?.description ? null : ownWordsOf(call);
  if (own !== null) return [fact(`The provider says: ${own}`, 'Body of the answer.')];
  if (!challenge)
    return [cannotTell("The provider's reason", 'The answer has no Bearer challenge in WWW-Authenticate.')];
  const { error, description } = challenge;
  const words = [error, description].filter(Boolean).join(': ');
  return words === ''
    ? [cannotTell("The provider's reason", 'Its WWW-Authenticate header names no error.')]
    : [fact(`The provider says: ${words}`, 'WWW-Authenticate header of the answer.')];
}
