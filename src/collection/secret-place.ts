import type { SharedProfileSecret } from './shared-document.ts';

/** Where in a document a secret belongs. Ids are the document's. */
export type SecretPlace =
  | { readonly kind: 'variable'; readonly groupId: string; readonly name: string }
  | { readonly kind: 'environment'; readonly environment: string; readonly name: string }
  /** The credential of a request's, folder's or collection's own auth. */
  | { readonly kind: 'auth'; readonly ownerId: string }
  | { readonly kind: 'profile'; readonly role: string; readonly secret: SharedProfileSecret };

/** One text for a place, to find what was put in for it. */
export function secretPlaceKey(place: SecretPlace): string {
  switch (place.kind) {
    case 'variable':
      return JSON.stringify([place.kind, place.groupId, place.name]);
    case 'environment':
      return JSON.stringify([place.kind, place.environment, place.name]);
    case 'auth':
      return JSON.stringify([place.kind, place.ownerId]);
    case 'profile':
      return JSON.stringify([place.kind, place.role, place.secret]);
  }
}
