// What a help page says about how long its tokens live: in words, and in an example of the response.
import type { FoundPair, FoundText } from './found.ts';
import type { Draft } from './proposal.ts';

const seconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };
const claim = /(?:about |approximately |around |roughly )?\b(\d{1,6})[ -](second|minute|hour|day|week)s?\b/gi;

interface Claim extends FoundText {
  readonly seconds: number;
}

/** Says where words and example disagree. */
export function sayLifetimes(draft: Draft, prose: string, responses: readonly FoundPair[]) {
  const example = responses.find(({ name, value }) => name === 'expires_in' && /^\d{1,9}$/.test(value));
  const claims = claimsIn(prose);
  const other = example ? claims.find((each) => each.seconds !== Number(example.value)) : undefined;
  if (!example || !other || claims.some((each) => each.seconds === Number(example.value))) return;
  const found = `“${other.text}” in the text, ${example.value} s (${inWords(Number(example.value))}) in the example`;
  const instead = 'Only the token response knows. No lifetime is assumed before it comes.';
  draft.contradict({ what: 'The token’s lifetime', found, instead }, other);
}

/** Durations on lines that speak of tokens and their end. */
function claimsIn(prose: string): Claim[] {
  const claims: Claim[] = [];
  let start = 0;
  for (const line of prose.split('\n')) {
    const isAbout = line.length < 2000 && /valid|expir|lifetime|lifespan/i.test(line) && !/refresh token/i.test(line);
    for (const match of isAbout ? line.matchAll(claim) : []) {
      const [text, count = '', unit = ''] = match;
      const at = start + match.index;
      claims.push({
        text,
        seconds: Number(count) * (seconds[unit.toLowerCase()] ?? 0),
        start: at,
        end: at + text.length,
      });
    }
    start += line.length + 1;
  }
  return claims;
}

function inWords(duration: number): string {
  const unit = ['day', 'hour', 'minute'].find(
    (each) => duration % (seconds[each] ?? 1) === 0 && duration >= 2 * (seconds[each] ?? 1),
  );
  return unit ? `${duration / (seconds[unit] ?? 1)} ${unit}s` : `${Math.round(duration / 3600)} hours`;
}
