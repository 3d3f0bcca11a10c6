import { clarify } from './clarify.ts';
import { clayton, codeReviews } from './clayton.ts';
import { cliquify } from './cliquify.ts';
import { fyma } from './fyma.ts';
import type { Preset, Provider } from './preset.ts';

/** Every provider that the console knows, those that the practice provider speaks first. */
export const allProviders: readonly Provider[] = [clayton, codeReviews, clarify, cliquify, fyma];

/** A preset and whose it is. */
export interface FoundPreset {
  readonly provider: Provider;
  readonly preset: Preset;
}

/** Finds a preset by its id, `null` where there is none: an older version may have known it. */
export function findPreset(id: string): FoundPreset | null {
  for (const provider of allProviders) {
    const preset = provider.presets.find((each) => each.id === id);
    if (preset) return { provider, preset };
  }
  return null;
}
