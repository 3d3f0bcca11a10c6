// Why a run got no code, RFC 6749 section 4.1.2.1 and RFC 9207 section 2.4.
import type { IdTokenRefusal, ResponseRefusal } from '#oauth/run.ts';
import { type Diagnosis, fact } from './diagnosis.ts';

/** Explains an authorization response that was not used. */
export function explainRefusedResponse(reason: ResponseRefusal): Diagnosis {
  const [headline, sentence, because, source] = refusalWords(reason);
  return { headline, sentence, evidence: [fact(sentence, because)], fix: 'start-over', code: null, source };
}

function refusalWords(reason: ResponseRefusal): [headline: string, sentence: string, because: string, source: string] {
  const unsent = 'What else it carries was not used and no token request was sent.';
  switch (reason.kind) {
    case 'repeated-field':
      return ['The response is ambiguous.', `It carries ${reason.name} more than once.`, unsent, 'RFC 6749 §3.1'];
    case 'state-missing':
      return ['The response belongs to no run.', 'It carries no state.', unsent, 'RFC 6749 §10.12'];
    case 'state-differs':
      return [
        'The response belongs to another run.',
        'Its state is not the one this run sent.',
        unsent,
        'RFC 6749 §10.12',
      ];
    case 'issuer-missing':
      return [
        'The response does not say who sent it.',
        `Its iss is missing; ${reason.expected} announces one.`,
        unsent,
        'RFC 9207 §2.4',
      ];
    case 'issuer-differs':
      return [
        'The response comes from another provider.',
        `Its iss is ${reason.received || 'empty'}, expected ${reason.expected}.`,
        unsent,
        'RFC 9207 §2.4',
      ];
    case 'neither-code-nor-error':
      return ['The response is empty.', 'It carries neither a code nor an error.', unsent, 'RFC 6749 §4.1.2'];
    case 'other-response-type':
      return [
        'The response is of another flow.',
        `It carries a ${reason.found} and the run asked for something else.`,
        unsent,
        'RFC 6749 §3.1.1',
      ];
    case 'attempt-expired':
      return [
        'The attempt has ended.',
        'No answer was taken within ten minutes.',
        'An attempt is dropped after that, so that a late answer can do nothing.',
        'RFC 6749 §4.1.2',
      ];
  }
}

/** Explains a token response that was dropped for its ID token. */
export function explainRefusedIdToken(reason: IdTokenRefusal): Diagnosis {
  const words = {
    unreadable: "It is no signed JWT, so its nonce can't be read.",
    'nonce-missing': 'It carries no nonce, and this run sent one.',
    'nonce-differs': 'Its nonce is not the one this run sent.',
  }[reason];
  return {
    headline: 'The ID token does not belong to this run.',
    sentence: `${words} The tokens were not kept.`,
    evidence: [fact(words, 'The nonce ties an ID token to the request that asked for it.')],
    fix: 'start-over',
    code: null,
    source: 'OpenID Connect Core §3.1.3.7',
  };
}

/**
 * Explains a run whose tab went away in mid-exchange.
 * @param wasCodeStored a code is stored before it is sent: without one, nothing was.
 */
export function explainInterruption(wasCodeStored: boolean): Diagnosis {
  return {
    headline: 'The exchange was cut off.',
    sentence: wasCodeStored
      ? 'The page went away while the token request was under way. The code may have been used, so it is not sent again.'
      : 'The page went away when the answer had just come in. No token request was sent, and the code is lost.',
    evidence: [
      wasCodeStored
        ? fact(
            'No answer was stored',
            'A code that is sent twice can make the provider revoke what it gave (RFC 6749 §4.1.2).',
          )
        : fact('No code was stored', 'A code is stored before it is sent.'),
    ],
    fix: 'start-over',
    code: null,
    source: 'RFC 6749 §4.1.2',
  };
}

/** Explains a token request of a grant without a code whose tab went away while it was under way. */
export function explainInterruptedRequest(): Diagnosis {
  return {
    headline: 'The token request was cut off.',
    sentence: 'The page went away while it was under way. The provider may have given a token that is not here.',
    evidence: [fact('No answer was stored', 'An answer is stored as soon as it is in.')],
    fix: 'send-again',
    code: null,
    source: null,
  };
}

/**
 * Explains a run whose token request gave no token, and whose answer is not stored any longer.
 * @param hasCode a code was sent with it, and may have been used up.
 */
export function explainForgottenAnswer(hasCode: boolean): Diagnosis {
  return {
    headline: 'The answer is not stored any longer.',
    sentence: 'The token request gave no token. Why can’t be told without its answer, nor can a token be read from it.',
    evidence: [fact('The answer was deleted', 'From the timeline, or to keep within the storage budget.')],
    fix: hasCode ? 'start-over' : 'send-again',
    code: null,
    source: null,
  };
}
