import { useMemo } from 'react';
import { useRequestEntries } from '#queries/collections.ts';
import type { PaletteEntry } from '#ui/palette-entry.ts';

/** The saved requests as lines of the palette, in the order of their trees. */
export function useRequestLines(): readonly PaletteEntry[] {
  const requests = useRequestEntries().data;
  return useMemo(
    () =>
      requests?.map(({ id, collectionId, name, method, path }) => ({
        id: `request:${id}`,
        name,
        detail: path.join(' / '),
        leading: <span className="font-mono text-11 font-medium">{method}</span>,
        target: { kind: 'place', to: `/requests/${collectionId}/${id}` },
      })) ?? [],
    [requests],
  );
}
