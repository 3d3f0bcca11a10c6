import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import type { DocumentReview } from '#queries/review.ts';
import { type Choices, madeRoles, staysIn, wayOf } from './choices.ts';
import { whoseIn } from './whose-values.ts';

const staysWords = 'not stored: what is here stays as it is';

/** Tells of a place why a secret that came along for it is not stored; empty where it is. */
export function whyNotStored(
  { collection }: SharedDocument,
  review: DocumentReview,
  choices: Choices,
): (place: SecretPlace) => string {
  // The auth that a part brings of the groups around it is left to those that are here.
  const around = collection?.isPart && wayOf(review, choices) === 'merge' ? collection.id : null;
  const made = madeRoles(review, choices);
  const stays = staysIn(review, choices);
  const whoseOf = whoseIn(review, choices);
  const whose = new Map(review.values.map((value) => [secretPlaceKey(value.place), whoseOf(value)]));
  return (place) => {
    if (place.kind === 'profile') return made.has(place.role) ? '' : 'not stored: no new profile is made for it';
    if (place.kind === 'auth' && place.ownerId === around) return staysWords;
    const chosen = whose.get(secretPlaceKey(place));
    if (chosen === 'theirs') return '';
    if (chosen === 'yours')
      return place.kind === 'environment' ? 'not stored: the environment that is here keeps its value' : staysWords;
    return stays(place) ? staysWords : '';
  };
}
