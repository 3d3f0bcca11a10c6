import type { ComparedValue } from '#collection/compare-values.ts';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type { ChosenValue, Whose } from '#collection/whose-value.ts';
import type { DocumentReview } from '#queries/review.ts';
import { type Choices, keptOf, wayOf } from './choices.ts';

/**
 * Tells whose value a variable gets; `null` where there is nothing to choose: it says the same, or the way decides it.
 * Unless it is chosen by itself it goes with its folder or collection, and one of an environment stays.
 */
export function whoseIn(review: DocumentReview, choices: Choices): (value: ComparedValue) => Whose | null {
  const way = wayOf(review, choices);
  const kept = keptOf(review, choices);
  return ({ place, state, yours }) => {
    const differs = yours !== null && (state === 'changed' || state === 'kept');
    const isOpen = place.kind === 'environment' ? way !== 'copy' : way === 'merge';
    if (!differs || !isOpen) return null;
    const chosen = chosenFor(place, choices);
    if (chosen) return chosen;
    const stays = state === 'kept' || (place.kind === 'variable' && kept.has(place.groupId));
    return stays ? 'yours' : 'theirs';
  };
}

function chosenFor(place: ComparedValue['place'], { whose }: Choices): Whose | null {
  const key = secretPlaceKey(place);
  return Object.hasOwn(whose, key) ? (whose[key] ?? null) : null;
}

/** What was chosen value by value, where there is something to choose. */
export function chosenIn(review: DocumentReview, choices: Choices): ChosenValue[] {
  const whoseOf = whoseIn(review, choices);
  return review.values.flatMap((value) => {
    const whose = whoseOf(value);
    return whose && chosenFor(value.place, choices) ? [{ place: value.place, whose }] : [];
  });
}

/** How many values are taken without the folder or collection that they stand in. */
export function takenAlone(review: DocumentReview, choices: Choices): number {
  const whoseOf = whoseIn(review, choices);
  const kept = keptOf(review, choices);
  const isAlone = ({ place, state }: ComparedValue) =>
    state === 'kept' || (place.kind === 'variable' && kept.has(place.groupId));
  return review.values.filter((value) => isAlone(value) && whoseOf(value) === 'theirs').length;
}

/** Whether theirs is taken for some values. */
export function withWhose(choices: Choices, values: readonly ComparedValue[], whose: Whose): Choices {
  const entries = values.map(({ place }) => [secretPlaceKey(place), whose] as const);
  return { ...choices, whose: { ...choices.whose, ...Object.fromEntries(entries) } };
}

/** With other folders and requests that stay: the values in those go with them again. */
export function withKeeps(review: DocumentReview, choices: Choices, keeps: ReadonlySet<string>): Choices {
  const isTurned = (id: string) => keeps.has(id) !== choices.keeps.has(id);
  const turned = review.values.filter(({ place }) => place.kind === 'variable' && isTurned(place.groupId));
  const keys = new Set(turned.map(({ place }) => secretPlaceKey(place)));
  const whose = Object.fromEntries(Object.entries(choices.whose).filter(([key]) => !keys.has(key)));
  return { ...choices, keeps, whose };
}
