// A collection that came in a document and the one of its id that is here, made one. Secrets and files that are here stay.
import type { Auth, Credential } from './auth.ts';
import type { Collection, Folder, Group, Item } from './collection.ts';
import type { SavedRequest } from './saved-request.ts';
import { walk } from './tree.ts';
import type { Variable } from './variable.ts';
import type { WhoseValue } from './whose-value.ts';

/** What is merged. */
export interface Merging {
  readonly yours: Collection;
  /** Made of the document (`buildRecords`), ids included. */
  readonly theirs: Collection;
  /** Folders and requests that say the same on both sides, and the collection itself: they stay untouched. */
  readonly same: ReadonlySet<string>;
  readonly isPart: boolean;
  /** Of variables by the id of their group; without a word on one, it goes with its group. */
  readonly whose: WhoseValue;
}

/**
 * Puts theirs into yours: what both have is as theirs says, in the place it has here; what only one has is there, new
 * items behind those they follow in theirs. A part says nothing about the collection itself, but for variables that it
 * lacks.
 */
export function mergeCollection({ yours, theirs, same, isPart, whose }: Merging): Collection {
  const known = new Map([...walk(yours)].map(([item]) => [item.id, item.kind]));
  const brought = new Map([...walk(theirs)].map(([item]) => [item.id, item]));
  const merge: Merge = { known, brought, same, whose };
  const taken = withTaken(yours, theirs, whose);
  const partly = { ...taken, variables: addVariables(taken.variables, theirs.variables) };
  const own = isPart ? partly : mergeOwn(yours, theirs, merge);
  const { newerOfDocument } = theirs;
  return {
    ...own,
    ...(!isPart && newerOfDocument && { newerOfDocument }),
    items: mergeItems(yours.items, theirs.items, merge),
  };
}

/** Theirs in place of yours, with the secrets and the age of yours. */
export function replaceCollection(yours: Collection, theirs: Collection): Collection {
  const groups = new Map<string, Group>([[yours.id, yours]]);
  for (const [item] of walk(yours)) if (item.kind === 'folder') groups.set(item.id, item);
  const inGroup = <G extends Group>(group: G): G => {
    const mine = groups.get(group.id);
    const items = group.items.map((item) => (item.kind === 'folder' ? inGroup(item) : item));
    if (!mine) return { ...group, items };
    const variables = group.variables.map((each) => keepValue(find(mine.variables, each.name), each));
    return { ...group, auth: keepCredential(mine.auth, group.auth), variables, items };
  };
  return { ...inGroup(theirs), createdAt: yours.createdAt };
}

/** Their request in place of yours, with the credential and the file of yours where theirs names one without bringing it. */
export function keepYours(yours: SavedRequest, theirs: SavedRequest): SavedRequest {
  const body = theirs.body.kind === 'file' && yours.body.kind === 'file' && yours.body.file ? yours.body : theirs.body;
  return { ...theirs, auth: keepCredential(yours.auth, theirs.auth), body };
}

/** Yours, but for the values that are to be theirs. */
export function takeValues(
  yours: readonly Variable[],
  theirs: readonly Variable[],
  isTheirs: (name: string) => boolean,
): readonly Variable[] {
  return yours.map((mine) => {
    const other = isTheirs(mine.name) ? find(theirs, mine.name) : undefined;
    return other ? keepValue(mine, other) : mine;
  });
}

/** Yours, and those of theirs whose name yours lacks. A secret of yours that has no value yet takes the one of theirs. */
export function addVariables(yours: readonly Variable[], theirs: readonly Variable[]): Variable[] {
  const kept = yours.map((mine) => {
    const other = find(theirs, mine.name)?.value;
    const isFilled = mine.value.kind === 'secret' && !mine.value.secret && other?.kind === 'secret' && other.secret;
    return isFilled ? { ...mine, value: { ...mine.value, secret: other.secret } } : mine;
  });
  return [...kept, ...theirs.filter(({ name }) => !find(yours, name))];
}

interface Merge {
  readonly known: ReadonlyMap<string, Item['kind']>;
  readonly brought: ReadonlyMap<string, Item>;
  readonly same: ReadonlySet<string>;
  readonly whose: WhoseValue;
}

function mergeItems(yours: readonly Item[], theirs: readonly Item[], merge: Merge): Item[] {
  const here = new Set(yours.map(({ id }) => id));
  const after = new Map<string | null, Item[]>();
  let anchor: string | null = null;
  for (const item of theirs) {
    if (here.has(item.id)) anchor = item.id;
    if (merge.known.has(item.id)) continue;
    const added = after.get(anchor) ?? [];
    added.push(addition(item, merge));
    after.set(anchor, added);
  }
  const first = after.get(null) ?? [];
  const rest = yours.flatMap((item) => [mergeItem(item, merge), ...(after.get(item.id) ?? [])]);
  // Behind what is here where nothing here says before what.
  return anchor === null ? [...rest, ...first] : [...first, ...rest];
}

function mergeItem(item: Item, merge: Merge): Item {
  const theirs = merge.brought.get(item.id);
  if (item.kind === 'request') {
    const isChanged = theirs?.kind === 'request' && !merge.same.has(item.id);
    return isChanged ? { ...item, name: theirs.name, method: theirs.method } : item;
  }
  if (theirs?.kind !== 'folder') return { ...item, items: mergeItems(item.items, [], merge) };
  return { ...mergeOwn(item, theirs, merge), items: mergeItems(item.items, theirs.items, merge) };
}

/** A new item without what stands elsewhere here already: that keeps its place. */
function addition(item: Item, merge: Merge): Item {
  if (item.kind === 'request') return item;
  const items = item.items.filter(({ id }) => !merge.known.has(id)).map((each) => addition(each, merge));
  return { ...item, items } satisfies Folder;
}

/** What a collection or folder says itself. One that stays gets the variables that it lacks: requests in it may ask for them. */
function mergeOwn<G extends Group>(yours: G, theirs: Group, { same, whose }: Merge): G {
  if (same.has(yours.id)) {
    const taken = withTaken(yours, theirs, whose);
    return { ...taken, variables: addVariables(taken.variables, theirs.variables) };
  }
  const { notes: _, newer: __, ...rest } = yours;
  const { name, auth, variables, notes, newer } = theirs;
  const merged = variables.map((each) => {
    const mine = find(yours.variables, each.name);
    return mine && whose(yours.id, each.name) === 'yours' ? mine : keepValue(mine, each);
  });
  const others = yours.variables.filter((each) => !find(variables, each.name));
  return {
    ...(rest as G),
    name,
    auth: keepCredential(yours.auth, auth),
    variables: [...merged, ...others],
    ...(notes !== undefined && { notes }),
    ...(newer && { newer }),
  };
}

function withTaken<G extends Group>(yours: G, theirs: Group, whose: WhoseValue): G {
  const isTheirs = (name: string) => whose(yours.id, name) === 'theirs';
  return { ...yours, variables: takeValues(yours.variables, theirs.variables, isTheirs) };
}

const find = (variables: readonly Variable[], name: string) => variables.find((each) => each.name === name);

/** A secret that came by its name alone is the one that is here. */
function keepValue(yours: Variable | undefined, theirs: Variable): Variable {
  const isNameAlone = theirs.value.kind === 'secret' && theirs.value.secret === null;
  return yours && isNameAlone ? { ...theirs, value: yours.value } : theirs;
}

function keepCredential(yours: Auth, theirs: Auth): Auth {
  if (yours.kind === 'basic' && theirs.kind === 'basic' && isEmpty(theirs.password))
    return { ...theirs, password: yours.password };
  if (yours.kind === 'bearer' && theirs.kind === 'bearer' && isEmpty(theirs.token))
    return { ...theirs, token: yours.token };
  if (yours.kind === 'api-key' && theirs.kind === 'api-key' && isEmpty(theirs.value))
    return { ...theirs, value: yours.value };
  return theirs;
}

const isEmpty = (credential: Credential) =>
  credential.kind === 'missing' || (credential.kind === 'text' && credential.text === '');
