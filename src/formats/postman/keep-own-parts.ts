// What Postman can't hold is found by reading what was written: whatever does not come back is kept beside it.
import type { SharedDocument } from '#collection/shared-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import { isObject, type Members } from '../json-places.ts';
import { listOf, memberOf } from './members.ts';
import { ownMember } from './own-member.ts';
import { readCollection } from './read-collection.ts';

/** Adds to a written collection what reading it alone would not give back of its document. */
export function keepOwnParts(written: Members, document: SharedDocument): Members {
  const said = plainDocument(readCollection(written).document);
  const meant = plainDocument(document);
  const { collection: meantCollection, ...whole } = meant;
  const { collection: saidCollection, ...saidWhole } = said;
  const part = document.collection ? missing(meantCollection, saidCollection) : null;
  const isSaid = isSame(whole, saidWhole) && document.collection && Object.keys(part ?? {}).length === 0;
  const items = keepInItems(written.item, meantCollection, saidCollection);
  const own = { ...whole, ...((part === null || Object.keys(part).length > 0) && { collection: part }) };
  return { ...written, item: items, ...(!isSaid && { [ownMember]: own }) };
}

/** A document as plain JSON: in the order and with the defaults of every saved document. */
function plainDocument(document: SharedDocument): Members {
  return JSON.parse(writeDocument(document, 'compact')) as Members;
}

function keepInItems(written: unknown, meant: unknown, said: unknown): unknown[] {
  const [meantItems, saidItems] = [listOf(memberOf(meant, 'items')), listOf(memberOf(said, 'items'))];
  return listOf(written).map((item, at) => {
    const part = missing(meantItems[at], saidItems[at]);
    const inner = memberOf(item, 'item');
    return {
      ...(item as object),
      ...(Array.isArray(inner) && { item: keepInItems(inner, meantItems[at], saidItems[at]) }),
      ...(Object.keys(part).length > 0 && { [ownMember]: part }),
    };
  });
}

/** What a document leaves out because it goes without saying. */
const defaults: Members = {
  auth: { kind: 'inherit' },
  body: { kind: 'none' },
  disabledParameters: [],
  followsRedirects: false,
  headers: [],
  isPart: false,
  notes: '',
  pathVariables: [],
  variables: [],
};

/** The members that were meant and are not said, or not so. */
function missing(meant: unknown, said: unknown): Members {
  const [ours, theirs] = [isObject(meant) ? meant : {}, isObject(said) ? said : {}];
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const parts = [...names]
    .filter((name) => name !== 'items' && name !== 'id' && name !== 'kind' && !isSame(ours[name], theirs[name]))
    .map((name) => [name, Object.hasOwn(ours, name) ? ours[name] : defaults[name]]);
  return Object.fromEntries(parts) as Members;
}

/** Members stand in one order: what is the same is written the same. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
