// A token that is refused before its end as far as we know, RFC 6750 section 3.1.
import type { CallView } from '#call/call-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { challengeEvidence } from './challenge-evidence.ts';
import { cannotTell, type Diagnosis, type Evidence, mostLikely, ruledOut, spanInWords } from './diagnosis.ts';
import { ownWordsOf } from './own-words.ts';

type Words = readonly [headline: string, sentence: string, expired: Evidence];

/** Explains a 401 to a call that left before its token's end, or with a token whose end is not known. */
export function explainRefusedToken(call: CallView, token: TokenView | null): Diagnosis {
  const [headline, sentence, expired] = wordsFor(call, token);
  const mayHaveExpired = expired.certainty !== 'ruled-out';
  return {
    headline,
    sentence,
    evidence: [
      expired,
      ...challengeEvidence(call),
      cannotTell('Revoked, or its keys replaced', 'Only the provider knows.'),
      cannotTell('Meant for another API', 'Only the provider knows which audience it wants.'),
    ],
    fix: mayHaveExpired && token?.refreshToken ? 'refresh-and-retry' : 'start-over',
    code: call.challenge?.error ?? null,
    source: 'RFC 6750 §3.1',
  };
}

function wordsFor(call: CallView, token: TokenView | null): Words {
  const others = 'The provider may have revoked it, restarted, or want another audience.';
  if (token?.lifetime.kind !== 'known') {
    const why = token ? 'The provider did not say how long the token lives.' : 'The token is not on this device.';
    return [
      'The provider refused this token.',
      `Whether it had expired is not known. ${others}`,
      cannotTell('Expired', why),
    ];
  }
  const left = `It had ${spanInWords(token.lifetime.expiresAt - call.sentAt)} left when the call was sent.`;
  // The provider counts from some moment between our request and its answer (RFC 6749 section 5.1).
  const earliestEnd = token.sentAt + token.lifetime.seconds * 1000;
  if (call.receivedAt >= earliestEnd) {
    const why = `${left} By the provider's clock the end may have come before.`;
    return [
      'The provider refused a token at the end of its life.',
      `It may have expired on the way. ${others}`,
      cannotTell('Expired', why),
    ];
  }
  if (/(?:\b|_)expired(?:\b|_)/i.test(call.challenge?.description ?? ownWordsOf(call) ?? '')) {
    return [
      'The provider says the token expired, before its time.',
      'It ended the token early, or its clock runs ahead. The request itself needs no change.',
      mostLikely('Expired at the provider', `${left} The provider says otherwise.`),
    ];
  }
  return [
    'The provider refused a token that should be valid.',
    `By its own lifetime the token was alive. ${others}`,
    ruledOut('Expired', left),
  ];
}
