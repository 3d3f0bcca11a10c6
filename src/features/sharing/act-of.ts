import { secretPlaceKey } from '#collection/secret-place.ts';
import { countOf } from '#panes/count-of.ts';
import type { DocumentReview } from '#queries/review.ts';
import { asked, bindingOf, type Choices, madeRoles, wayOf } from './choices.ts';
import { mergeOutcome } from './chosen-outcome.ts';
import { takenAlone } from './whose-values.ts';

/** What the button of a review does. */
export interface Act {
  readonly name: string;
  /** The address of what is here already, where nothing is to be taken in; `null` where something is. */
  readonly openAt: string | null;
}

/**
 * Takes it in as chosen, or opens what is here where that has all of it.
 * @param bringsSecrets whether secrets came along: those are to be stored, whatever else is here.
 */
export function actOf(review: DocumentReview, choices: Choices, bringsSecrets = false): Act {
  switch (wayOf(review, choices)) {
    case 'merge':
      return mergeAct(review, choices, bringsSecrets);
    case 'replace':
      return { name: 'Replace mine', openAt: null };
    case 'copy':
      return { name: 'Add a copy', openAt: null };
    case 'add':
      return review.comparison
        ? { name: `Add ${countOf(review.counts.requests, 'request')}`, openAt: null }
        : profilesAct(review, choices, bringsSecrets);
  }
}

function mergeAct(review: DocumentReview, choices: Choices, bringsSecrets: boolean): Act {
  const { added, changed } = mergeOutcome(review, choices);
  if (added + changed > 0) return { name: `Merge ${countOf(added + changed, 'change')}`, openAt: null };
  if (bringsSecrets || !hasNothingNew(review, choices) || !review.existing) return { name: 'Merge', openAt: null };
  return { name: `Open “${review.existing.name}”`, openAt: `/requests/${review.existing.id}` };
}

/** Whether a merge would leave everything as it is: its requests, values, environments and profiles are all here. */
function hasNothingNew(review: DocumentReview, choices: Choices): boolean {
  const { added, changed } = mergeOutcome(review, choices);
  const { values, profiles, environmentsChanged } = review;
  return (
    added + changed + environmentsChanged === 0 &&
    values.every(({ state }) => state !== 'added') &&
    profiles.every((needed) => bindingOf(needed, choices).kind !== 'make') &&
    missingIn(review, choices).length === 0
  );
}

/** What is to be put in, secret or not. */
function missingIn(review: DocumentReview, choices: Choices) {
  return [...asked(review.secrets, review, choices), ...asked(review.variables, review, choices)];
}

/** Profiles and environments without a collection: new ones, what is chosen of those that are here, else nothing. */
function profilesAct(review: DocumentReview, choices: Choices, bringsSecrets: boolean): Act {
  const { counts, environmentsChanged } = review;
  const made = madeRoles(review, choices).size;
  const taken = takenAlone(review, choices) + newValues(review, choices);
  if (made > 0) return { name: isProfileHere(review) ? 'Add a copy' : `Add ${countOf(made, 'profile')}`, openAt: null };
  if (environmentsChanged > 0) return { name: `Add ${countOf(environmentsChanged, 'environment')}`, openAt: null };
  if (taken > 0) return { name: `Take ${countOf(taken, 'value')}`, openAt: null };
  if (counts.environments > 0 && (bringsSecrets || missingIn(review, choices).length > 0))
    return { name: `Merge ${countOf(counts.environments, 'environment')}`, openAt: null };
  return openHere(review, choices);
}

/** How many values an environment that is here lacks: what came along for one is not asked for. */
function newValues(review: DocumentReview, choices: Choices): number {
  const missing = new Set(missingIn(review, choices).map(({ place }) => secretPlaceKey(place)));
  return review.values.filter(
    ({ state, yours, place }) =>
      state === 'added' || (state === 'missing' && (yours === null || !missing.has(secretPlaceKey(place)))),
  ).length;
}

function openHere(review: DocumentReview, choices: Choices): Act {
  const [own] = review.profiles.flatMap((needed) => {
    const binding = bindingOf(needed, choices);
    const found = binding.kind === 'profile' && needed.candidates.find(({ id }) => id === binding.id);
    return found ? [found] : [];
  });
  if (own) return { name: `Open “${own.name}”`, openAt: `/profiles/${own.id}` };
  return review.counts.profiles > 0
    ? { name: 'Open profiles', openAt: '/profiles' }
    : { name: 'Open requests', openAt: '/requests' };
}

/** Whether it is a profile alone, which is here already. */
export function isProfileHere({ comparison, profiles }: DocumentReview): boolean {
  const [only, ...others] = profiles;
  return comparison === null && others.length === 0 && (only?.candidates.length ?? 0) > 0;
}
