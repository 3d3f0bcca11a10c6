// Rate limits, RFC 6585 section 4.
import type { CallView } from '#call/call-view.ts';
import { cannotTell, type Diagnosis, type Evidence, fact, spanInWords } from './diagnosis.ts';

/** Explains a 429. When to try again is said only where the provider says it (RFC 9110 section 10.2.3). */
export function explainTooManyRequests(call: CallView): Diagnosis {
  const isTokenRequest = call.purpose !== 'api';
  return {
    headline: isTokenRequest ? 'Too many token requests.' : 'Too many requests.',
    sentence: 'The provider counts calls and takes no more for now.',
    evidence: [retryAfter(call)],
    fix: isTokenRequest ? 'start-over' : 'send-again',
    code: call.challenge?.error ?? null,
    source: 'RFC 6585 §4',
  };
}

function retryAfter({ responseHeaders }: CallView): Evidence {
  const value = responseHeaders.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].text.trim();
  if (!value) return cannotTell('Next try', 'The answer has no Retry-After header.');
  const when = /^\d{1,9}$/.test(value) ? `in ${spanInWords(Number(value) * 1000)}` : value;
  return fact(`Next try: ${when}`, 'Retry-After header of the answer.');
}
