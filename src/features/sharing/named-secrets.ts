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
 * @param isMade whether a role gets the profile of the file; one of this device keeps its own secrets.
 */
export function namedSecrets({ document, secrets }: Imported, isMade: (role: string) => boolean): NamedSecret[] {
  const names = namesById(document);
  return secrets.map(({ place, label, value, foundIn = '' }) => ({
    key: secretPlaceKey(place),
    label: 'name' in place ? place.name : label,
    where: [foundIn, whereOf(place, document, names)].filter(Boolean).join(', now a variable of '),
    lastFour: lastFourOf(value),
    whyNot: place.kind === 'profile' && !isMade(place.role) ? 'not stored: no new profile is made for it' : '',
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
