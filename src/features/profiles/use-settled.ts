import { useMemo, useState } from 'react';
import { type ChosenAlternatives, chooseAlternatives, contradictionKey } from '#formats/choose-alternatives.ts';
import type { Contradiction, Proposal } from '#formats/proposal.ts';
import type { PresetDifference } from '#providers/complete-profile.ts';
import { useCompletedProfile } from '#queries/pasted.ts';

type Field = PresetDifference['field'];

/** A proposal, its contradictions settled as the user chose: what comes first in the paste, and the paste before the preset, unless told. */
export function useSettled(proposal: Proposal) {
  const [chosen, setChosen] = useState<ChosenAlternatives>(new Map());
  const [presets, setPresets] = useState<ReadonlySet<Field>>(new Set());
  const ofText = useMemo(() => chooseAlternatives(proposal, chosen), [proposal, chosen]);
  const [presetId, setPresetId] = useState<string | undefined>();
  const taken = useMemo(() => (presetId === undefined ? ofText : { ...ofText, presetId }), [ofText, presetId]);
  const settled = useMemo(() => withoutFields(taken, presets), [taken, presets]);
  const { differences } = useCompletedProfile(taken);
  return {
    proposal: settled,
    completed: useCompletedProfile(settled),
    /** Takes a preset that no address in the paste tells of. */
    takePreset: setPresetId,
    /** Where text and preset differ, whichever of them is taken. */
    differences,
    /** The place of the alternative that is taken. */
    chosenOf: (contradiction: Contradiction) => chosen.get(contradictionKey(contradiction)) ?? 0,
    choose: (contradiction: Contradiction, place: number) =>
      setChosen(new Map([...chosen, [contradictionKey(contradiction), place]])),
    isPresets: (field: Field) => presets.has(field),
    takePresets: (field: Field, isPresets: boolean) =>
      setPresets(new Set([...[...presets].filter((each) => each !== field), ...(isPresets ? [field] : [])])),
  };
}

/** What is taken of a paste, and the ways to take something else. */
export type Settled = ReturnType<typeof useSettled>;

function withoutFields(proposal: Proposal, fields: ReadonlySet<string>): Proposal {
  const profile = Object.fromEntries(Object.entries(proposal.profile).filter(([field]) => !fields.has(field)));
  return { ...proposal, profile, understood: proposal.understood.filter(({ field }) => !fields.has(field)) };
}
