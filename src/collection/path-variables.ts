import type { SavedRequest } from './saved-request.ts';

/** A path variable `:name` of a URL, with where it stands in the text. */
export interface PathVariable {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Begins a segment: no port, no time of day, nothing in the query. What follows the name stays: `/jobs/:id:cancel`. */
const variable = /(?<=\/):([\p{L}_][\p{L}\p{N}_-]*)/gu;

/** Finds the path variables of a URL in order; the same name may stand in it twice. */
export function pathVariablesIn(url: string): PathVariable[] {
  const path = url.replace(/[?#].*$/s, '');
  return Array.from(path.matchAll(variable), (match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A place for a path variable, its name not typed yet, too: renaming one goes over `/:`. */
const place = /(?<=\/):([\p{L}_][\p{L}\p{N}_-]*)?/gu;

function placesIn(url: string): string[] {
  const path = url.replace(/[?#].*$/s, '');
  return Array.from(path.matchAll(place), (match) => match[1] ?? '');
}

/** A request with another URL. A path variable that has another name in it, at the same place, keeps its value. */
export function changeUrl<Request extends Pick<SavedRequest, 'url' | 'pathVariables'>>(
  request: Request,
  url: string,
): Request {
  const [before, after] = [placesIn(request.url), placesIn(url)];
  if (before.length !== after.length) return { ...request, url };
  const pathVariables = after.reduce((values, name, at) => {
    const from = before[at] ?? '';
    const value = values.find((each) => each.name === from)?.value;
    if (before.includes(name) || value === undefined) return values;
    const others = values.filter((each) => each.name !== name && (each.name !== from || after.includes(from)));
    return [...others, { name, value }];
  }, request.pathVariables);
  return { ...request, url, pathVariables };
}

/** The values of the path variables that a URL still has. */
export function usedPathVariables({
  url,
  pathVariables,
}: Pick<SavedRequest, 'url' | 'pathVariables'>): SavedRequest['pathVariables'] {
  const names = new Set(pathVariablesIn(url).map(({ name }) => name));
  return pathVariables.every(({ name }) => names.has(name))
    ? pathVariables
    : pathVariables.filter(({ name }) => names.has(name));
}
