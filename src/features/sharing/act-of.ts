import { countOf } from '#panes/count-of.ts';
import type { DocumentReview } from '#queries/review.ts';
import { asked, bindingOf, type Choices, wayOf } from './choices.ts';
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
        : profilesAct(review, choices);
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
  const { secrets, variables, values, profiles, environmentsChanged } = review;
  return (
    added + changed + environmentsChanged === 0 &&
    values.every(({ state }) => state !== 'added') &&
    profiles.every((needed) => bindingOf(needed, choices).kind !== 'make') &&
    asked(secrets, review, choices).length + asked(variables, review, choices).length === 0
  );
}

function profilesAct(review: DocumentReview, choices: Choices): Act {
  const { profiles, counts, environmentsChanged } = review;
  const taken = takenAlone(review, choices);
  if (profiles.length === 0 && environmentsChanged === 0 && taken > 0)
    return { name: `Take ${countOf(taken, 'value')}`, openAt: null };
  if (profiles.length === 0) return { name: `Add ${countOf(counts.environments, 'environment')}`, openAt: null };
  const made = profiles.filter((needed) => bindingOf(needed, choices).kind === 'make').length;
  const [own] = profiles.flatMap((needed) => {
    const binding = bindingOf(needed, choices);
    const found = binding.kind === 'profile' && needed.candidates.find(({ id }) => id === binding.id);
    return found ? [found] : [];
  });
  if (made === 0 && own) return { name: `Open “${own.name}”`, openAt: `/profiles/${own.id}` };
  return { name: isProfileHere(review) ? 'Add a copy' : `Add ${countOf(made, 'profile')}`, openAt: null };
}

/** Whether it is a profile alone, which is here already. */
export function isProfileHere({ comparison, profiles }: DocumentReview): boolean {
  const [only, ...others] = profiles;
  return comparison === null && others.length === 0 && (only?.candidates.length ?? 0) > 0;
}
