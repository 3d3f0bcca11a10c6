// Where a token's end could come from, in words: RFC 6749 section 5.1, RFC 7519 section 4.1.4. Nothing is guessed.
import type { LifetimeDisagreement, LifetimeSource } from '#oauth/lifetime-sources.ts';
import { spanInWords } from './diagnosis.ts';

/** What a source of a lifetime says. */
export function explainLifetimeSource({ source, problem, isUsed, shown }: LifetimeSource): string {
  if (source === 'expires_in') return isUsed ? countedWords(shown ?? '') : responseWords[problem ?? 'no-number'];
  switch (problem) {
    case 'no-jwt':
      return 'This access token is no JWT that can be read: nothing can be read from it.';
    case 'missing':
      return 'The JWT carries no exp claim.';
    case null:
      if (isUsed)
        return 'All there is to count by: the token was adopted. By this device’s clock, the provider’s may differ.';
      return 'By the provider’s clock. Shown and compared, not counted by.';
    default:
      return 'It is no time one can read.';
  }
}

/** What was made of a value that came as something else than a whole number. */
function countedWords(shown: string): string {
  if (shown.startsWith('"')) return 'A number in text, taken as seconds, counted from when the response came.';
  return 'Seconds, counted from when the response came.';
}

const noNumber = 'It is no number of seconds that a token could live.';

const responseWords: Readonly<Record<NonNullable<LifetimeSource['problem']>, string>> = {
  missing: 'The response has none. That is allowed, and means neither zero nor forever.',
  'no-number': noNumber,
  zero: 'Zero seconds: the token would be over as it came. It is not counted by: a call tells whether it works.',
  negative: 'Less than no time. It is not counted by: a call tells whether the token works.',
  instant: 'It counts to a date, as expires_at would, and is to be a length. It is not counted by.',
  'too-long': 'More than a hundred years: taken for a mistake, and not counted by.',
  adopted: 'It counts from when the token was given out. The token was adopted: that moment is not known.',
  odd: noNumber,
  'no-jwt': noNumber,
};

/** Says that two sources disagree, by how much, and how sure that is. */
export function explainDisagreement({ byMs, uncertaintyMs }: LifetimeDisagreement): string {
  const by = spanInWords(Math.abs(byMs));
  const certainty =
    uncertaintyMs === null
      ? 'How far the provider’s clock is from this device’s was not measured: that may be all of it.'
      : `The clocks are allowed for, give or take ${spanInWords(uncertaintyMs)}.`;
  return `The JWT’s exp is ${by} ${byMs > 0 ? 'later' : 'earlier'} than expires_in says. ${certainty} The API judges by exp.`;
}
