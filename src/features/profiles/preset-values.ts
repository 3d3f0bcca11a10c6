import { create } from 'zustand';

type Values = Readonly<Record<string, string>>;

interface PresetValues {
  /** By provider: its ways in share their variables. */
  readonly typed: Readonly<Record<string, Values>>;
}

/** What was typed for presets that no profile is made of yet: it outlives a look at another provider. */
export const usePresetValues = create<PresetValues>()(() => ({ typed: {} }));

/** Keeps what was typed for a variable of a provider's presets. */
export function typeValue(providerId: string, name: string, text: string): void {
  usePresetValues.setState(({ typed }) => ({
    typed: { ...typed, [providerId]: { ...typed[providerId], [name]: text } },
  }));
}

/** Forgets what was typed for a provider: a profile has it now. */
export function forgetValues(providerId: string): void {
  usePresetValues.setState(({ typed: { [providerId]: _, ...others } }) => ({ typed: others }));
}
