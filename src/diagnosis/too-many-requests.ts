// Rate limits, RFC 6585 section 4, and when to try again, RFC 9110 section 10.2.3.
import type { CallView } from '#call/call-view.ts';
import { readRetryAfter } from '#call/retry-after.ts';
import type { IssuanceLimit } from '#oauth/profile.ts';
import { cannotTell, type Diagnosis, type Evidence, type Fix, fact, spanInWords } from './diagnosis.ts';

/** Explains a 429 of an API. When to try again is said only where the provider says it. */
export function explainTooManyRequests(call: CallView): Diagnosis {
  return {
    headline: 'Too many requests.',
    sentence: 'The provider counts calls and takes no more for now. The request itself needs no change.',
    evidence: [...nextTry(call), ...limitsTold(call)],
    fix: 'send-again',
    code: call.challenge?.error ?? null,
    source: 'RFC 6585 §4',
    ...retryAtOf(call),
  };
}

/** What is known of a token request that came too often. */
export interface RefusedTokenRequest {
  /** The error in its answer, `null` where there is none that can be read. */
  readonly error: string | null;
  readonly description: string | null;
  /** What the profile says that the provider gives out. */
  readonly limit: IssuanceLimit | null;
  readonly fix: Fix;
}

const hour = 3_600_000;

/** Explains a 429 of a token endpoint: what helps is not to ask so often. */
export function explainTooManyTokens(call: CallView, refused: RefusedTokenRequest): Diagnosis {
  const { error, description, limit, fix } = refused;
  const wait = (readRetryAfter(call)?.at ?? 0) - call.receivedAt;
  const isOfDay = limit?.per === 'day' || wait > hour;
  const keep = 'A token works until it ends: keep it, and use the same one for every call.';
  return {
    headline: isOfDay ? 'The limit on tokens is reached.' : 'Too many token requests.',
    sentence: isOfDay
      ? `The provider gives out no more tokens for now. ${keep}`
      : `The provider counts token requests and takes no more for now. ${keep}`,
    evidence: [
      ...(error === null ? [] : [fact(`The provider answered 429 ${error}`, description || 'It gave no description.')]),
      ...nextTry(call),
      ...limitsTold(call),
      ...(limit ? [fact(`${limit.count} tokens a ${limit.per}`, 'The limit that the profile names.')] : []),
    ],
    fix,
    code: error,
    source: 'RFC 6585 §4',
    ...retryAtOf(call),
  };
}

/** The instant from which the same request makes sense, where an answer names one. */
export function retryAtOf(call: CallView): Pick<Diagnosis, 'retryAt'> {
  const at = readRetryAfter(call)?.at ?? null;
  return at === null ? {} : { retryAt: at };
}

/** What an answer says of when to try again. */
export function nextTry(call: CallView): Evidence[] {
  const told = readRetryAfter(call);
  if (!told) return [cannotTell('Next try', 'The answer has no Retry-After header.')];
  const { at, text } = told;
  if (at === null)
    return [cannotTell('Next try', `Its Retry-After is neither seconds nor a date: ${text.slice(0, 80)}`)];
  const wait = at - call.receivedAt;
  return [
    fact(wait > 0 ? `Next try ${spanInWords(wait)} after this answer` : 'Next try at once', `Retry-After: ${text}`),
  ];
}

/** Fields of no standard, or of one that is not finished: how their numbers count differs, so none is read. */
const limitFields = /^(?:x-)?rate-?limit(?:-(?:limit|remaining|reset|used|policy|resource))?$/i;

function limitsTold({ responseHeaders }: CallView): Evidence[] {
  const lines = responseHeaders.flatMap(([name, { text }]) =>
    limitFields.test(name) && text.trim() !== '' ? [`${name}: ${text.trim().slice(0, 120)}`] : [],
  );
  return lines.length === 0 ? [] : [fact('What it says of its limits', lines.slice(0, 6).join(', '))];
}
