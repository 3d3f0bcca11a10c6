import type { SavedRequest } from '#collection/saved-request.ts';

/** What a request is called: its name, else the end of its path, else what it is. */
export function requestName({ name, url }: Pick<SavedRequest, 'name' | 'url'>): string {
  if (name !== '') return name;
  const path = url.replace(/[?#].*$/s, '').replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  return last === '' || last.startsWith('{{') ? 'New request' : last;
}

/** A method as wide as it is drawn in the tree: "DELETE" is "DEL", "OPTIONS" is "OPT". */
export function shortMethod(method: string): string {
  return method.length > 5 ? method.slice(0, 3) : method;
}

/** Where a request is looked at. One that stands in no collection has the word "new" in its place. */
export function requestPath(id: string, collectionId: string | undefined): string {
  return `/requests/${collectionId ?? newRequestPlace}/${id}`;
}

/** Stands for the collection in the address of a request that was never saved. */
export const newRequestPlace = 'new';
