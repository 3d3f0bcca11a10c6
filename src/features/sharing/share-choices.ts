import { type Collection, scratchId } from '#collection/collection.ts';
import { findAmong } from '#collection/tree.ts';
import type { ShareSubject } from '#queries/sharing.ts';

/** Something that may be shared from where one is. */
export interface ShareChoice {
  readonly subject: ShareSubject;
  readonly label: string;
}

/** What the address means, and what else stands around it: a request is as often shared with its collection as alone. */
export function choicesAt(pathname: string, item: string | null, collections: readonly Collection[]): ShareChoice[] {
  const [, page, first, second] = pathname.split('/');
  if (page === 'profiles') return first ? [{ subject: { kind: 'profile', id: first }, label: 'This profile' }] : [];
  if (page !== 'requests') return [];
  const id = item ?? second ?? first;
  if (id === undefined) return [];
  const whole = collections.find((each) => each.id === id);
  if (whole) return [collectionChoice(whole)];
  const found = findAmong(collections, id);
  if (!found) return [];
  const [collection, ...folders] = found.groups;
  const within = [...folders, found.item].map(
    ({ id: itemId, name }): ShareChoice => ({
      subject: { kind: 'collection', id: collection.id, itemId },
      label: itemId === found.item.id && found.item.kind === 'request' ? `Only ${name}` : name,
    }),
  );
  // From its page a request goes with its collection; Scratch is a heap of what does not belong together.
  const isWholeFirst = item === null && collection.id !== scratchId;
  const whatFirst = isWholeFirst ? [collectionChoice(collection), ...within] : within.toReversed();
  return isWholeFirst ? whatFirst : [...whatFirst, collectionChoice(collection)];
}

function collectionChoice({ id, name }: Collection): ShareChoice {
  return { subject: { kind: 'collection', id, itemId: null }, label: `All of ${name}` };
}
