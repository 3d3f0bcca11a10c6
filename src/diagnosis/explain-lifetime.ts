// Where a token's end could come from, in words: RFC 6749 section 5.1, RFC 7519 section 4.1.4. Nothing is guessed.
import type { LifetimeDisagreement, LifetimeSource } from '#oauth/lifetime-sources.ts';
import { spanInWords } from './diagnosis.ts';

/** What a source of a lifetime says. */
export function explainLifetimeSource({ source, problem, isUsed }: LifetimeSource): string {
  if (source === 'expires_in') return responseWords(problem, isUsed);
  switch (problem) {
    case 'no-jwt':
      return 'This access token is no JWT that can be read: nothing can be read from it.';
    case 'missing':
      return 'The JWT carries no exp claim.';
    case 'odd':
      return 'It is no time one can read.';
    case null:
      return 'By the provider’s clock. Shown and compared, not counted by.';
  }
}

function responseWords(problem: LifetimeSource['problem'], isUsed: boolean): string {
  if (isUsed) return 'Seconds, counted from when the response came.';
  return problem === 'missing'
    ? 'The response has none. That is allowed, and means neither zero nor forever.'
    : 'It is no number of seconds that a token could live.';
}

/** Says that two sources disagree, by how much, and how sure that is. */
export function explainDisagreement({ byMs, uncertaintyMs }: LifetimeDisagreement): string {
  const by = spanInWords(Math.abs(byMs));
  const certainty =
    uncertaintyMs === null
      ? 'How far the provider’s clock is from this device’s was not measured: that may be all of it.'
      : `The clocks are allowed for, give or take ${spanInWords(uncertaintyMs)}.`;
  return `The JWT’s exp is ${by} ${byMs > 0 ? 'later' : 'earlier'} than expires_in says. ${certainty} The API judges by exp.`;
}
