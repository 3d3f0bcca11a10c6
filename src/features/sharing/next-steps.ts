import type { SharedDocument, SharedItem, SharedProfile } from '#collection/shared-document.ts';
import { type ImportFinding, sentWithoutAuth } from '#formats/imported.ts';

/** Something that is left to do after an import. */
export interface NextStep {
  readonly title: string;
  readonly detail: string;
  /** What the link says, and where it leads. */
  readonly act: string;
  readonly to: string;
}

export interface ImportOutcome {
  readonly document: SharedDocument;
  readonly findings: readonly ImportFinding[];
  readonly collectionId: string | null;
  /** The id here of an item of the document. */
  readonly idOf: (itemId: string) => string;
  /** The first, for the way to its answer; `null` where none came along. */
  readonly requestId: string | null;
  /** The profiles that were made. */
  readonly made: readonly MadeProfile[];
  /** The names of roles that no profile was chosen for. */
  readonly unbound: readonly string[];
}

/** A profile that was made of a document's. */
export interface MadeProfile {
  readonly id: string;
  readonly profile: SharedProfile;
  /** What it needs and was not put in: "client ID". */
  readonly lacks: readonly string[];
}

const mostSteps = 12;

/** What is left to do up to the first answer, in its order; the first Send is the last of it. */
export function nextSteps(outcome: ImportOutcome): NextStep[] {
  const { document, findings, collectionId, idOf, made } = outcome;
  const put = made
    .filter(({ lacks }) => lacks.length > 0)
    .map(
      ({ id, profile, lacks }): NextStep => ({
        title: `Put in the ${lacks.join(' and the ')}`,
        detail: profile.name || profile.role,
        act: 'Open profile',
        to: `/profiles/${id}`,
      }),
    );
  const redirect = made
    .filter(({ profile }) => asksUser(profile))
    .map(
      ({ id, profile }): NextStep => ({
        title: 'Register the redirect URI',
        detail: `${profile.name} asks the user: its provider must know this console’s callback.`,
        act: 'Show',
        to: `/profiles/${id}`,
      }),
    );
  const requestPath = (id: string) => `/requests/${collectionId}/${idOf(id)}`;
  const files = requestsOf(document).filter(({ body }) => body.kind === 'file');
  const choose = files.map(
    ({ id, name, body }): NextStep => ({
      title: body.kind === 'file' && body.name !== '' ? `Choose the file ${body.name}` : 'Choose its file again',
      detail: name,
      act: 'Choose',
      to: requestPath(id),
    }),
  );
  const auth = findings
    // Of an auth that was taken over, what it held of tokens is nothing to set.
    .filter(({ now }) => now === sentWithoutAuth)
    .slice(0, mostSteps)
    .map(
      ({ where, was }): NextStep => ({
        title: `Set auth for ${where || document.collection?.name || 'the collection'}`,
        detail: `It was ${was}.`,
        act: 'Open',
        to: pathOf(outcome, itemAt(document, where)),
      }),
    );
  const before = [...chooseProfiles(outcome), ...put, ...redirect, ...auth, ...choose].slice(0, mostSteps);
  return [...before, ...firstSend(outcome)];
}

/** Roles that were left without a profile: whoever sends such a request chooses one for it. */
function chooseProfiles(outcome: ImportOutcome): NextStep[] {
  return outcome.unbound.map((name) => ({
    title: 'Choose a profile',
    detail: `Requests carry the token of “${name}”: choose whose in their Auth, or in the environment.`,
    act: 'Open',
    to: pathOf(outcome, null),
  }));
}

function firstSend({ made, collectionId, requestId }: ImportOutcome): NextStep[] {
  if (collectionId === null || requestId === null) return [];
  const isAsking = made.some(({ profile }) => profile.fields.grant !== 'basic');
  return [
    {
      title: isAsking ? 'Get a token and send' : 'Send the first request',
      detail: isAsking ? 'The first request has the press for both.' : 'Its answer stands beside it.',
      act: 'Open request',
      to: `/requests/${collectionId}/${requestId}`,
    },
  ];
}

const asksUser = ({ fields }: SharedProfile) =>
  (fields.grant ?? 'authorization_code') === 'authorization_code' &&
  (fields.redirect?.kind ?? 'callback') === 'callback';

function requestsOf({ collection }: SharedDocument) {
  const within = (items: readonly SharedItem[]): Extract<SharedItem, { kind: 'request' }>[] =>
    items.flatMap((item) => (item.kind === 'folder' ? within(item.items) : [item]));
  return collection ? within(collection.items) : [];
}

/** Where an item of the document is looked at, and its auth is set; `null` for the collection itself. */
function pathOf({ collectionId, idOf }: ImportOutcome, item: SharedItem | null): string {
  return collectionId === null ? '/requests' : `/requests/${collectionId}/${item ? idOf(item.id) : collectionId}`;
}

/** The item that a finding names, with or without its collection: "Orders / Create order"; `null` for the collection. */
function itemAt({ collection }: SharedDocument, where: string): SharedItem | null {
  const search = (items: readonly SharedItem[], before: string): SharedItem | null => {
    for (const item of items) {
      const name = `${before}${item.name}`;
      if (name === where) return item;
      const within = item.kind === 'folder' ? search(item.items, `${name} / `) : null;
      if (within) return within;
    }
    return null;
  };
  return collection && (search(collection.items, '') ?? search(collection.items, `${collection.name} / `));
}
