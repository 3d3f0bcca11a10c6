// What an export of this console holds beside what Postman reads: it is checked as a saved document is, and wins.
import { readDocument } from '#collection/read-document.ts';
import type { DocumentRefusal } from '#collection/read-document-result.ts';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type {
  SharedAuth,
  SharedCollection,
  SharedDocument,
  SharedItem,
  SharedRequest,
} from '#collection/shared-document.ts';
import { documentVersion } from '#collection/shared-document.ts';
import type { Imported, ImportedSecret } from '../imported.ts';
import type { Members } from '../json-places.ts';
import { withMainRole } from '../main-role.ts';
import type { ReadCollection } from './read-collection.ts';

type Applied =
  | { readonly kind: 'applied'; readonly imported: Omit<Imported, 'format'> }
  | { readonly kind: 'refused'; readonly refusal: DocumentRefusal };

/** Puts the console's own parts over what was read of Postman's. */
export function applyOwnParts(read: ReadCollection): Applied {
  const own = readOwn(read);
  if (own?.kind === 'refused') return own;
  const { document, secrets } = own ? withOwnParts(read, own.document) : withMainRole(read);
  return {
    kind: 'applied',
    imported: {
      document,
      secrets,
      findings: read.findings.flatMap(({ finding, owner, member }) =>
        isOverlaid(read, owner, member) ? [] : [finding],
      ),
    },
  };
}

function withOwnParts(read: ReadCollection, own: SharedDocument) {
  const document = new Overlay(read, own).document();
  return { document, secrets: secretsThatFit(document, read.secrets) };
}

function partOf({ document, ownParts, ownWhole }: ReadCollection, owner: string): Members {
  const whole = owner === document.collection?.id ? ownWhole?.collection : undefined;
  return ownParts.get(owner) ?? (typeof whole === 'object' ? (whole as Members | null) : null) ?? {};
}

/** A URL, its switched-off parameters and its path variables are one text there. */
const wholes: Readonly<Record<string, readonly string[]>> = {
  url: ['url', 'disabledParameters', 'pathVariables'],
};

function isOverlaid(read: ReadCollection, owner: string, member: string): boolean {
  const part = partOf(read, owner);
  return (wholes[member] ?? [member]).some((each) => Object.hasOwn(part, each));
}

/** All own parts in one small document, its items in a row: the reader of documents checks them. */
function readOwn({ ownParts, ownWhole, document }: ReadCollection) {
  if (!ownWhole && ownParts.size === 0) return null;
  const { collection, ...whole } = ownWhole ?? {};
  const { items: _, ...ofCollection } = typeof collection === 'object' ? ((collection ?? {}) as Members) : {};
  const kinds = new Map(itemsIn(document.collection).map(({ id, kind }) => [id, kind]));
  const items = [...ownParts].map(([id, { items: __, ...part }]) => ({
    ...{ name: '', ...(kinds.get(id) === 'request' && { method: '', url: '' }) },
    ...part,
    ...{ kind: kinds.get(id), id: `item ${id}` },
  }));
  const small = {
    authscope: documentVersion,
    ...whole,
    collection: { name: '', ...ofCollection, id: 'collection', items },
  };
  return readDocument(JSON.stringify(small), Number.POSITIVE_INFINITY);
}

function itemsIn(collection: SharedCollection | null): SharedItem[] {
  const all: SharedItem[] = [];
  const add = (items: readonly SharedItem[]) => {
    for (const item of items) {
      all.push(item);
      if (item.kind === 'folder') add(item.items);
    }
  };
  add(collection?.items ?? []);
  return all;
}

/** The members that an own part may say. `id` and `items` are Postman's too. */
const overlaid = [
  ...['name', 'auth', 'variables', 'notes', 'isPart'],
  ...['method', 'url', 'disabledParameters', 'pathVariables', 'headers', 'body', 'followsRedirects'],
] as const;

class Overlay {
  readonly #read: ReadCollection;
  readonly #own: SharedDocument;
  readonly #items: ReadonlyMap<string, SharedItem>;

  constructor(read: ReadCollection, own: SharedDocument) {
    this.#read = read;
    this.#own = own;
    this.#items = new Map(own.collection?.items.map((item) => [item.id, item]));
  }

  document(): SharedDocument {
    const { document, ownWhole } = this.#read;
    const { collection } = document;
    const rest = ownWhole ? this.#own : document;
    const isAlone = ownWhole?.collection === null;
    return {
      ...rest,
      collection:
        isAlone || !collection
          ? null
          : {
              ...this.#over(collection, this.#own.collection ?? undefined),
              items: collection.items.map((each) => this.#item(each)),
            },
    };
  }

  #item(item: SharedItem): SharedItem {
    const over = this.#over(item, this.#items.get(`item ${item.id}`));
    return over.kind === 'folder' ? { ...over, items: over.items.map((each) => this.#item(each)) } : over;
  }

  #over<Whole extends SharedItem | SharedCollection>(
    theirs: Whole,
    own: SharedItem | SharedCollection | undefined,
  ): Whole {
    if (!own) return theirs;
    const part = partOf(this.#read, theirs.id);
    const said = overlaid.filter((member) => Object.hasOwn(part, member) && Object.hasOwn(own, member));
    const members = said.map((member) => [member, own[member as keyof typeof own]]);
    return { ...theirs, ...Object.fromEntries(members), ...(own.newer && { newer: own.newer }) };
  }
}

/** Only a secret that the document has a place for is one. */
function secretsThatFit(document: SharedDocument, secrets: readonly ImportedSecret[]): ImportedSecret[] {
  const places = new Set<string>();
  const { collection } = document;
  const add = (owner: SharedCollection | SharedItem) => {
    if (holdsSecret(owner.auth)) places.add(secretPlaceKey({ kind: 'auth', ownerId: owner.id }));
    if (isRequest(owner)) return;
    for (const { name, value } of owner.variables)
      if (value.kind === 'secret') places.add(secretPlaceKey({ kind: 'variable', groupId: owner.id, name }));
  };
  for (const each of [...(collection ? [collection] : []), ...itemsIn(collection)]) add(each);
  for (const { role, secrets: names } of document.profiles)
    for (const secret of names) places.add(secretPlaceKey({ kind: 'profile', role, secret }));
  return secrets.filter(({ place }) => places.has(secretPlaceKey(place)));
}

function isRequest(owner: SharedCollection | SharedItem): owner is SharedRequest {
  return 'kind' in owner && owner.kind === 'request';
}

function holdsSecret(auth: SharedAuth): boolean {
  const credentials = [
    ...(auth.kind === 'basic' ? [auth.password] : []),
    ...(auth.kind === 'bearer' ? [auth.token] : []),
    ...(auth.kind === 'api-key' ? [auth.value] : []),
  ];
  return credentials.some(({ kind }) => kind === 'secret');
}
