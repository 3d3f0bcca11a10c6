// A document on its way out of a worker: in one piece ten thousand requests would stop the page while they come in.
import type { SharedCollection, SharedDocument, SharedFolder, SharedItem, SharedRequest } from './shared-document.ts';

/** A document without its requests: each is its place in the row of all of them. */
export interface DocumentOutline extends Omit<SharedDocument, 'collection'> {
  readonly collection: OutlinedCollection | null;
}

interface OutlinedCollection extends Omit<SharedCollection, 'items'> {
  readonly items: readonly OutlinedItem[];
}

interface OutlinedFolder extends Omit<SharedFolder, 'items'> {
  readonly items: readonly OutlinedItem[];
}

type OutlinedItem = number | OutlinedFolder;

/** A document in pieces. */
export interface DocumentPieces {
  readonly outline: DocumentOutline;
  readonly requests: readonly SharedRequest[];
}

/** Takes the requests out of a document. */
export function takeApart(document: SharedDocument): DocumentPieces {
  const requests: SharedRequest[] = [];
  const outlined = (item: SharedItem): OutlinedItem =>
    item.kind === 'folder' ? { ...item, items: item.items.map(outlined) } : requests.push(item) - 1;
  const { collection } = document;
  const outline = { ...document, collection: collection && { ...collection, items: collection.items.map(outlined) } };
  return { outline, requests };
}

/** Puts a document together again. */
export function putTogether({ outline, requests }: DocumentPieces): SharedDocument {
  const itemOf = (item: OutlinedItem): SharedItem[] => {
    if (typeof item !== 'number') return [{ ...item, items: item.items.flatMap(itemOf) }];
    const request = requests[item];
    return request ? [request] : [];
  };
  const { collection } = outline;
  return { ...outline, collection: collection && { ...collection, items: collection.items.flatMap(itemOf) } };
}

/** What crosses at once: a few milliseconds of the page that takes it. */
const mostAtOnce = { requests: 500, rows: 4_000 };

/** Requests in slices that are small enough to come in one after the other. */
export function* sliceRequests(requests: readonly SharedRequest[]): Generator<readonly SharedRequest[]> {
  let [first, rows] = [0, 0];
  for (const [at, { headers, disabledParameters, body }] of requests.entries()) {
    rows += headers.length + disabledParameters.length + (body.kind === 'form' ? body.rows.length : 0);
    if (at + 1 - first < mostAtOnce.requests && rows < mostAtOnce.rows) continue;
    yield requests.slice(first, at + 1);
    [first, rows] = [at + 1, 0];
  }
  if (first < requests.length) yield requests.slice(first);
}
