import { profileLetters } from '#oauth/profile-words.ts';
import { allProviders } from '#providers/all-providers.ts';
import { LetterTile } from '#ui/letter-tile.tsx';
import type { PaletteEntry } from '#ui/palette-entry.ts';
import { addressOfProvider, colorOf, grantWords } from './provider-words.ts';

/** A new profile of each provider, as lines of the palette. */
export const presetEntries: readonly PaletteEntry[] = allProviders.map((provider) => ({
  id: `new-profile:${provider.id}`,
  name: `New profile from ${provider.name}`,
  detail: grantWords(provider),
  leading: <LetterTile letters={profileLetters(provider.name)} color={colorOf(provider)} size="sm" />,
  target: { kind: 'place', to: addressOfProvider(provider) },
}));
