import type { SharedDocument, SharedItem } from '#collection/shared-document.ts';
import type { ImportFinding } from '#formats/imported.ts';

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
  /** The profiles that were made, in the document's order. */
  readonly profileIds: readonly string[];
}

const mostSteps = 12;

/** What is left to do before the first Send, in its order. */
export function nextSteps({ document, findings, collectionId, profileIds }: ImportOutcome): NextStep[] {
  const [profileId] = profileIds;
  const asks = document.profiles.filter(asksUser);
  const redirect: NextStep[] =
    profileId && asks.length > 0
      ? [
          {
            title: 'Register the redirect URI',
            detail: `${asks.map(({ name }) => name).join(', ')} asks the user: its provider must know this console’s callback.`,
            act: 'Show',
            to: `/profiles/${profileId}`,
          },
        ]
      : [];
  const requestPath = (id: string) => `/requests/${collectionId}/${id}`;
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
    .filter(({ kind, path }) => kind === 'dropped' && /auth/i.test(path))
    .map(
      ({ where, was }): NextStep => ({
        title: `Set auth for ${where || document.collection?.name || 'the collection'}`,
        detail: `It was ${was}.`,
        act: 'Open',
        to: `/requests/${collectionId ?? ''}`,
      }),
    );
  return [...redirect, ...choose, ...auth].slice(0, mostSteps);
}

const asksUser = ({ fields }: SharedDocument['profiles'][number]) =>
  (fields.grant ?? 'authorization_code') === 'authorization_code' &&
  (fields.redirect?.kind ?? 'callback') === 'callback';

function requestsOf({ collection }: SharedDocument) {
  const within = (items: readonly SharedItem[]): Extract<SharedItem, { kind: 'request' }>[] =>
    items.flatMap((item) => (item.kind === 'folder' ? within(item.items) : [item]));
  return collection ? within(collection.items) : [];
}
