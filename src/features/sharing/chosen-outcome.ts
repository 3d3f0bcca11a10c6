import { secretPlaceKey } from '#collection/secret-place.ts';
import type { Acceptance, DocumentReview } from '#queries/review.ts';
import { asked, bindingOf, type Choices, keptOf, wayOf } from './choices.ts';
import { chosenIn, takenAlone } from './whose-values.ts';

/** What a merge comes to, as chosen: a value that is taken alone is a change of its own. */
export function mergeOutcome(review: DocumentReview, choices: Choices) {
  const kept = keptOf(review, choices).size;
  const { added, changed, onlyYours } = review.outcomes;
  return { added, changed: changed - kept + takenAlone(review, choices), kept, onlyYours };
}

/** The choices as what is to be accepted. */
export function acceptanceOf(
  review: DocumentReview,
  choices: Choices,
): Omit<Acceptance, 'document' | 'secrets' | 'imported'> {
  const values = asked(review.variables, review, choices).flatMap(({ place }) => {
    const text = choices.values[secretPlaceKey(place)] ?? '';
    return text === '' ? [] : [{ place, text }];
  });
  const bindings = review.profiles.map((needed) => [needed.role, bindingOf(needed, choices)] as const);
  const keeps = [...keptOf(review, choices)];
  const chosen = chosenIn(review, choices);
  return { how: wayOf(review, choices), bindings: Object.fromEntries(bindings), values, keeps, chosen };
}
