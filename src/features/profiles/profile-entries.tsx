import { useMemo } from 'react';
import { grantLine, profileLetters, profileName } from '#oauth/profile-words.ts';
import { useProfiles } from '#queries/profiles.ts';
import { LetterTile } from '#ui/letter-tile.tsx';
import type { PaletteEntry } from '#ui/palette-entry.ts';

/** The profiles as lines of the palette. */
export function useProfileEntries(): readonly PaletteEntry[] {
  const profiles = useProfiles().data?.records;
  return useMemo(
    () =>
      profiles?.map((profile): PaletteEntry => {
        const name = profileName(profile);
        return {
          id: `profile:${profile.id}`,
          name,
          detail: grantLine(profile),
          leading: <LetterTile letters={profileLetters(name)} color={profile.color} size="sm" />,
          target: { kind: 'place', to: `/profiles/${profile.id}` },
        };
      }) ?? [],
    [profiles],
  );
}
