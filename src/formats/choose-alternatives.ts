// A paste that contradicts itself, settled: the values that were chosen in place of those that came first.
import type { Alternative, Contradiction, Proposal, Understood } from './proposal.ts';

/** Which alternative is chosen of each contradiction, by `contradictionKey`; the first where none is. */
export type ChosenAlternatives = ReadonlyMap<string, number>;

/** Tells one contradiction of a paste from another. It stays the same when more is pasted behind. */
export function contradictionKey({ what, from }: Contradiction): string {
  return `${what} ${from.start}`;
}

/** A proposal as it is once the contradictions are settled. */
export function chooseAlternatives(proposal: Proposal, chosen: ChosenAlternatives): Proposal {
  return proposal.contradictions.reduce((settled, contradiction) => {
    const place = chosen.get(contradictionKey(contradiction)) ?? 0;
    const alternative = place > 0 ? contradiction.alternatives[place] : undefined;
    return alternative ? withAlternative(settled, alternative) : settled;
  }, proposal);
}

function withAlternative(proposal: Proposal, { profile, secrets, from }: Alternative): Proposal {
  const fields = [...Object.keys(profile), ...secrets.map(({ field }) => field)] as Understood['field'][];
  const isChosen = ({ field }: { readonly field: string }) => fields.some((each) => each === field);
  const others = fields.filter((field) => !proposal.understood.some((each) => each.field === field));
  return {
    ...proposal,
    profile: { ...proposal.profile, ...profile },
    secrets: [...proposal.secrets.filter((secret) => !isChosen(secret)), ...secrets],
    understood: [
      ...proposal.understood.map((each) => (isChosen(each) ? { ...each, from } : each)),
      ...others.map((field) => ({ field, value: '', from })),
    ],
  };
}
