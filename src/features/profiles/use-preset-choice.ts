import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PresetOrigin } from '#oauth/profile.ts';
import type { FoundPreset } from '#providers/all-providers.ts';

/** Which of a provider's ways in, and at which side. */
export interface PresetChoice {
  readonly preset: string;
  readonly at: PresetOrigin['at'];
}

/**
 * What is chosen stands in the address: it can be handed on. Until the page of that address is drawn, which the router
 * takes its time for, what was chosen last holds all the same: a press may come before.
 */
export function usePresetChoice({ provider, preset: told }: FoundPreset) {
  const [search, setSearch] = useSearchParams();
  const [drawn, setDrawn] = useState(search.toString());
  const [chosen, setChosen] = useState<PresetChoice | null>(null);
  if (drawn !== search.toString()) {
    setDrawn(search.toString());
    setChosen(null);
  }
  const preset = provider.presets.find(({ id }) => id === chosen?.preset) ?? told;
  const place = chosen?.at ?? search.get('at');
  const at: PresetOrigin['at'] = preset.practice && place === 'practice' ? 'practice' : 'real';
  const choose = (choice: PresetChoice) => {
    setChosen(choice);
    setSearch(choice.at === 'practice' ? { ...choice } : { preset: choice.preset }, { replace: true });
  };
  return { preset, at, choose } as const;
}
