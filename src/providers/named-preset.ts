// Which provider a text names: a hint for its reader to take up, where no address in it tells.
import { allProviders, type FoundPreset } from './all-providers.ts';
import { likeness } from './match-preset.ts';
import type { PresetProfile } from './preset.ts';

/** A preset that a text may be about, by the name of its provider. */
export interface NamedPreset extends FoundPreset {
  /** How often the text names the provider. */
  readonly times: number;
}

/** A name that stands once may be an example's, or a link's. */
const fewest = 2;

/** What pages call a provider beside its name. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'code-reviews': ['Code Reviews'],
  entra: ['Azure AD', 'Microsoft identity platform'],
};

/**
 * Finds the provider that a text names most, `null` where none is named more than once. Of its several ways in, the one
 * that is most like what is known of the profile.
 */
export function findNamedPreset(text: string, profile: PresetProfile): NamedPreset | null {
  const counted = allProviders.map((provider) => {
    const names = [provider.name, ...(otherNames[provider.id] ?? [])];
    return { provider, times: Math.max(...names.map((name) => timesIn(text, name))) };
  });
  const [most] = counted.sort((one, other) => other.times - one.times);
  if (!most || most.times < fewest) return null;
  const [preset] = [...most.provider.presets].sort(
    (one, other) => likeness(profile, other.profile) - likeness(profile, one.profile),
  );
  return preset ? { ...most, preset } : null;
}

/** Whole words as they are written: "clarify" in a sentence is no name. */
function timesIn(text: string, name: string): number {
  const pattern = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return text.match(new RegExp(`(?<![\\w.@-])${pattern}(?!\\w)`, 'g'))?.length ?? 0;
}
