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
