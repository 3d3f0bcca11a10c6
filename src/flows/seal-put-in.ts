import type { SecretRef } from '#call/secret-ref.ts';
import { neededSecrets } from '#collection/document-places.ts';
import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { type NewSecret, newSecret } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/** A secret that was put in for a place of a document. */
export interface PutInSecret {
  readonly place: SecretPlace;
  readonly text: string;
}

/** Secrets that were put in, sealed and not stored. */
export interface SealedSecrets {
  readonly secretAt: (place: SecretPlace) => SecretRef | null;
  /** Those that stand somewhere in the end. */
  recordsOf(used: readonly SecretRef[]): NewSecret[];
}

/** Seals secrets for the places that the document names; for any other place there is nothing to stand in. */
export function sealPutIn(
  services: ConsoleServices,
  document: SharedDocument,
  putIn: readonly PutInSecret[],
): SealedSecrets {
  const labels = new Map(neededSecrets(document).map(({ place, label }) => [secretPlaceKey(place), label]));
  const sealed = new Map<string, NewSecret>();
  for (const { place, text } of putIn) {
    const label = labels.get(secretPlaceKey(place));
    if (label !== undefined && text !== '')
      sealed.set(
        secretPlaceKey(place),
        newSecret(label, text, () => freshId(services)),
      );
  }
  return {
    secretAt: (place) => sealed.get(secretPlaceKey(place))?.ref ?? null,
    recordsOf(used) {
      const ids = new Set(used.map(({ id }) => id));
      return [...sealed.values()].filter(({ ref }) => ids.has(ref.id));
    },
  };
}
