/** Where something stands: for people by its names, in the file by its path, in the document by what it belongs to. */
export interface Place {
  /** Names from the collection down. */
  readonly where: string;
  /** The id of the collection, folder or request. */
  readonly owner: string;
  /** Its member of the saved document that is being read, empty where it is none: "headers". */
  readonly member: string;
  /** What it stands in: a path is made of most places never, and of those that are told once. */
  readonly outer: Place | null;
  readonly step: string | number;
}

/** The place of a whole. */
export function rootPlace(owner: string, where = ''): Place {
  return { where, owner, member: '', outer: null, step: '' };
}

/** A place one step further in: "url", or "[3]". */
export function within(place: Place, step: string | number): Place {
  const { where, owner, member } = place;
  return { where, owner, member, outer: place, step };
}

/** The place of something that becomes a member of the document. */
export function memberAt(place: Place, member: string, step: string): Place {
  const { where, owner } = place;
  return { where, owner, member, outer: place, step };
}

/** In the file: "item[0].request.url". */
export function pathOf(place: Place): string {
  let path = '';
  for (let each: Place | null = place; each; each = each.outer)
    if (each.step !== '') path = (typeof each.step === 'number' ? `[${each.step}]` : `.${each.step}`) + path;
  return path.startsWith('.') ? path.slice(1) : path;
}
