import type { ComparedItem, FieldChange } from '#collection/compare-collections.ts';
import { type ComparedValue, stateOfOther } from '#collection/compare-values.ts';
import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import type { Whose } from '#collection/whose-value.ts';
import type { ImportedSecret } from '#formats/imported.ts';
import type { Acceptance, DocumentReview } from '#queries/review.ts';

export type NeededProfile = DocumentReview['profiles'][number];
export type Binding = Acceptance['bindings'][string];
export type Way = Acceptance['how'];

/** What was chosen on the page of a review. Secrets are not among it: they stay in their fields until it is accepted. */
export interface Choices {
  /** By role. */
  readonly bindings: Readonly<Record<string, Binding>>;
  /** By role, for profiles that are made and came without one. */
  readonly clientIds: Readonly<Record<string, string>>;
  /** By the key of their place. */
  readonly values: Readonly<Record<string, string>>;
  /** `null` for the way that suits best. */
  readonly way: Way | null;
  /** What a merge leaves as it is here: ids of requests, folders or the collection. */
  readonly keeps: ReadonlySet<string>;
  /** Of variables that say otherwise here, by the key of their place; the others go as `whoseIn` tells. */
  readonly whose: Readonly<Record<string, Whose>>;
}

export const nothingChosen: Choices = {
  bindings: {},
  clientIds: {},
  values: {},
  way: null,
  keeps: new Set(),
  whose: {},
};

/** The profile that a role gets: as chosen, else one of this device that fits, else a new one. */
export function bindingOf(needed: NeededProfile, { bindings }: Choices): Binding {
  const chosen = Object.hasOwn(bindings, needed.role) ? bindings[needed.role] : undefined;
  if (chosen) return chosen;
  const [fits] = needed.candidates;
  if (fits) return { kind: 'profile', id: fits.id };
  return { kind: needed.profile ? 'make' : 'none' };
}

/** The roles whose profile is made of the document's. */
export function madeRoles({ profiles }: DocumentReview, choices: Choices): ReadonlySet<string> {
  return new Set(profiles.filter((each) => bindingOf(each, choices).kind === 'make').map(({ role }) => role));
}

/** The way it is taken: beside what is here where nothing of it is here. */
export function wayOf({ existing }: DocumentReview, { way }: Choices): Way {
  return existing ? (way ?? 'merge') : 'add';
}

/** What differs from what is here and stays as it is: the other ways take theirs whole. */
export function keptOf(review: DocumentReview, choices: Choices): ReadonlySet<string> {
  if (wayOf(review, choices) !== 'merge') return new Set();
  return new Set(differingIn(review).filter((id) => choices.keeps.has(id)));
}

/** What says otherwise here, by id: the collection itself first. */
export function differingIn({ comparison, existing }: DocumentReview): string[] {
  const items = comparison?.items.filter(({ state }) => state === 'changed') ?? [];
  const isItself = existing !== null && (comparison?.changes.length ?? 0) > 0;
  return [...(isItself ? [existing.id] : []), ...items.map(({ id }) => id)];
}

/**
 * What is to be put in: what is here is not asked for again, but for a copy, which has none of yours. Nothing is asked
 * for what stays as it is here.
 */
export function asked<N extends { readonly isHere: boolean; readonly place: SecretPlace }>(
  needed: readonly N[],
  review: DocumentReview,
  choices: Choices,
): readonly N[] {
  if (wayOf(review, choices) === 'copy') return needed;
  const stays = staysIn(review, choices);
  return needed.filter(({ isHere, place }) => !isHere && !stays(place));
}

/**
 * Tells what stays with the folder, collection or request that was kept: a variable that this lacks is added to it, and a
 * secret one that has no value gets one.
 */
export function staysIn(review: DocumentReview, choices: Choices): (place: SecretPlace) => boolean {
  const kept = keptOf(review, choices);
  const isLacking = ({ state, yours }: ComparedValue) =>
    yours === null || (state === 'missing' && yours.value.kind === 'secret');
  const lacking = new Set(review.values.filter(isLacking).map(({ place }) => secretPlaceKey(place)));
  return (place) => kept.has(ownerOf(place)) && !lacking.has(secretPlaceKey(place));
}

/** The id of what a place stands in, empty for environments and profiles. */
export function ownerOf(place: SecretPlace): string {
  if (place.kind === 'variable') return place.groupId;
  return place.kind === 'auth' ? place.ownerId : '';
}

/**
 * The review without the secrets that came along: nobody needs to type them. Where one has a value here, it is another
 * one, for all that is known.
 */
export function withoutBrought(
  review: DocumentReview,
  document: SharedDocument,
  secrets: readonly ImportedSecret[],
): DocumentReview {
  if (secrets.length === 0) return review;
  const brought = new Set(secrets.map(({ place }) => secretPlaceKey(place)));
  const isMissing = ({ place }: { readonly place: SecretPlace }) => !brought.has(secretPlaceKey(place));
  const replaced = review.secrets.filter((each) => each.isHere && !isMissing(each));
  return {
    ...withChangedAuths(review, document, replaced),
    secrets: review.secrets.filter(isMissing),
    profiles: review.profiles.map((needed) => ({ ...needed, secrets: needed.secrets.filter(isMissing) })),
    values: review.values.map((value) => {
      const isOther = value.state === 'same' && value.yours !== null && !isMissing(value);
      return isOther ? { ...value, state: stateOfOther(document, value.place) } : value;
    }),
  };
}

/** An auth whose secret gives way to one that came along is changed, so that mine can be kept. */
function withChangedAuths(
  review: DocumentReview,
  { collection }: SharedDocument,
  secrets: DocumentReview['secrets'],
): DocumentReview {
  const { comparison, outcomes } = review;
  const owners = new Set(secrets.flatMap(({ place }) => (place.kind === 'auth' ? [place.ownerId] : [])));
  if (!comparison || !collection || owners.size === 0) return review;
  const withAuth = (changes: readonly FieldChange[]) =>
    changes.some(({ field }) => field === 'auth') ? changes : [...changes, otherAuth];
  const items = comparison.items.map((item): ComparedItem => {
    const isChanged = owners.has(item.id) && (item.state === 'same' || item.state === 'changed');
    return isChanged ? { ...item, state: 'changed', changes: withAuth(item.changes) } : item;
  });
  // A part says nothing about the collection around it.
  const isItself = owners.has(collection.id) && !collection.isPart;
  const changes = isItself ? withAuth(comparison.changes) : comparison.changes;
  const turned = items.filter(({ state }, at) => state !== comparison.items[at]?.state).length;
  const ofItself = changes.length > 0 && comparison.changes.length === 0 ? 1 : 0;
  return {
    ...review,
    comparison: { changes, items },
    outcomes: { ...outcomes, changed: outcomes.changed + turned + ofItself },
  };
}

const otherAuth: FieldChange = { field: 'auth', yours: ['(secret)'], theirs: ['(secret that came along)'] };

/** Whether a profile that is made of a document's lacks the client ID: its owner may have kept it. */
export function lacksClientId({ profiles }: SharedDocument, role: string): boolean {
  const profile = profiles.find((each) => each.role === role);
  if (!profile || profile.fields.grant === 'basic') return false;
  return profile.fields.clientId === undefined && profile.preset?.at !== 'practice';
}

/** The document with the client IDs that were put in. */
export function withClientIds(document: SharedDocument, { clientIds }: Choices): SharedDocument {
  const profiles = document.profiles.map((profile) => {
    const clientId = Object.hasOwn(clientIds, profile.role) ? clientIds[profile.role]?.trim() : '';
    return clientId ? { ...profile, fields: { ...profile.fields, clientId } } : profile;
  });
  return { ...document, profiles };
}
