import { lastFourOf } from '#call/secret-ref.ts';
import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument, SharedGroup } from '#collection/shared-document.ts';
import type { Imported } from '#formats/imported.ts';

/** A secret of a file without its value: what may be shown and kept. */
export interface NamedSecret {
  readonly key: string;
  /** What it is, or the variable that holds it. */
  readonly label: string;
  readonly where: string;
  readonly lastFour: string;
  /** Why it is not stored; empty for one that is. */
  readonly whyNot: string;
}

/**
 * The secrets of an import by place and last four.
 * @param whyNot tells why what belongs to a place is not stored; empty for what is.
 */
export function namedSecrets(
  { document, secrets }: Pick<Imported, 'document' | 'secrets'>,
  whyNot: (place: SecretPlace) => string,
): NamedSecret[] {
  const names = namesById(document);
  return secrets.map(({ place, label, value, foundIn = '' }) => ({
    key: secretPlaceKey(place),
    label: 'name' in place ? place.name : label,
    where: [foundIn, whereOf(place, document, names)].filter(Boolean).join(', now a variable of '),
    lastFour: lastFourOf(value),
    whyNot: whyNot(place),
  }));
}

function whereOf(place: SecretPlace, { profiles }: SharedDocument, names: ReadonlyMap<string, string>): string {
  switch (place.kind) {
    case 'variable':
      return names.get(place.groupId) ?? '';
    case 'environment':
      return `environment ${place.environment}`;
    case 'auth':
      return `${names.get(place.ownerId) ?? ''}, auth`;
    case 'profile':
      return `profile “${profiles.find(({ role }) => role === place.role)?.name ?? place.role}”`;
  }
}

/** Folders and requests with what they stand in: "Orders / List orders". */
function namesById({ collection }: SharedDocument): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const walk = (group: SharedGroup, outer: readonly string[]) => {
    for (const item of group.items) {
      const path = [...outer, item.name];
      names.set(item.id, path.join(' / '));
      if (item.kind === 'folder') walk(item, path);
    }
  };
  if (collection) {
    names.set(collection.id, collection.name);
    walk(collection, []);
  }
  return names;
}
