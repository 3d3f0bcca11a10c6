import { blankProfile, type ProfileColor } from '#oauth/profile.ts';
import { grantLine } from '#oauth/profile-words.ts';
import type { Preset, Provider } from '#providers/preset.ts';

/**
 * How profiles of a provider get their tokens, each way once: "Client credentials · HTTP Basic, no token". What differs
 * by PKCE alone is one way.
 */
export function grantWords({ presets }: Pick<Provider, 'presets'>): string {
  const ways = [...new Set(presets.map(presetGrant))];
  const isEither = (way: string) => ways.includes(`${way}, PKCE`);
  const either = ways.filter(isEither).map((way) => `${way}, PKCE or not`);
  const others = ways.filter((way) => !isEither(way) && !either.includes(`${way} or not`));
  return [...either, ...others].join(' · ');
}

/** How a profile of one way in gets its tokens. */
export function presetGrant({ profile }: Preset): string {
  return grantLine({ ...blankProfile, ...profile });
}

/** Tells whether the practice provider speaks at least one of its ways. */
export function canPractise({ presets }: Provider): boolean {
  return presets.some(({ practice }) => practice !== null);
}

/** The providers that hold every word of a filter in their name, their ways or their grants. */
export function filterProviders(providers: readonly Provider[], filter: string): readonly Provider[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return providers.filter((provider) => {
    const { id, name, presets } = provider;
    const text = [id, name, ...presets.map(({ way }) => way), grantWords(provider)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The tile's colour of a provider. */
export function colorOf({ presets }: Provider): ProfileColor {
  return presets[0]?.profile.color ?? 'neutral';
}

/** Where a profile of a provider is begun, its first way in chosen. */
export function addressOfProvider({ id, presets }: Provider): string {
  return `/profiles/new?preset=${presets[0]?.id ?? id}`;
}
