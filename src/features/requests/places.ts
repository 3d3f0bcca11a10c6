import type { Collection, Group } from '#collection/collection.ts';

/** A collection or folder that something can be put into. */
export interface PlaceOption {
  readonly collectionId: string;
  readonly groupId: string;
  /** Its names, outermost first: "Orders / Old". */
  readonly label: string;
}

/** Every collection and folder, in the order of the tree. */
export function placesIn(collections: readonly Collection[]): PlaceOption[] {
  const within = (group: Group, collectionId: string, path: string): PlaceOption[] => [
    { collectionId, groupId: group.id, label: path },
    ...group.items.flatMap((item) =>
      item.kind === 'folder' ? within(item, collectionId, `${path} / ${item.name}`) : [],
    ),
  ];
  return collections.flatMap((collection) => within(collection, collection.id, collection.name));
}
