// What a document changes in a collection that is here already, field by field.
import {
  environmentRole,
  type SharedAuth,
  type SharedBody,
  type SharedCollection,
  type SharedCredential,
  type SharedGroup,
  type SharedItem,
  type SharedRequest,
  type SharedVariable,
} from './shared-document.ts';

/** A field that is not the same, by the lines that differ. */
export interface FieldChange {
  /** In the words of the screen: "URL", "headers". */
  readonly field: string;
  readonly yours: readonly string[];
  readonly theirs: readonly string[];
}

/** A folder or request of either side. */
export interface ComparedItem {
  readonly kind: SharedItem['kind'];
  readonly id: string;
  readonly name: string;
  /** Of a request: theirs, unless only yours has it. */
  readonly method: string;
  readonly url: string;
  /** How many folders it stands in. */
  readonly depth: number;
  readonly state: 'same' | 'changed' | 'added' | 'only-yours';
  readonly changes: readonly FieldChange[];
}

/** Two collections beside each other. */
export interface Comparison {
  /** What differs in the collection itself; nothing for a part of one, which says nothing about that. */
  readonly changes: readonly FieldChange[];
  /** Theirs in their order, then within each folder what only yours has. */
  readonly items: readonly ComparedItem[];
}

/** What is compared. */
export interface Compared {
  readonly theirs: SharedCollection;
  /** `null` where there is none of its id: everything is added. */
  readonly yours: SharedCollection | null;
  /** Whether the document brings an environment: without one, "this API's profile" was a choice of yours. */
  readonly hasEnvironment: boolean;
}

/**
 * Compares a collection with the one of its id that is here. Secrets, files and profiles are each side's own: that there
 * is one counts, and not which.
 */
export function compareCollections({ theirs, yours, hasEnvironment }: Compared): Comparison {
  const known = itemsById(yours);
  const comparing: Comparing = { known, brought: itemsById(theirs), hasEnvironment, isPart: theirs.isPart };
  const changes = yours && !theirs.isPart ? changesOf(groupLines(yours, comparing), groupLines(theirs, comparing)) : [];
  return { changes, items: compareItems({ theirs, yours, depth: 0 }, comparing) };
}

interface Comparing {
  readonly known: ReadonlyMap<string, SharedItem>;
  readonly brought: ReadonlyMap<string, SharedItem>;
  readonly hasEnvironment: boolean;
  readonly isPart: boolean;
}

interface Level {
  readonly theirs: SharedGroup | null;
  readonly yours: SharedGroup | null;
  readonly depth: number;
}

function itemsById(group: SharedGroup | null): ReadonlyMap<string, SharedItem> {
  const items = new Map<string, SharedItem>();
  const walk = (each: SharedGroup) => {
    for (const item of each.items) {
      items.set(item.id, item);
      if (item.kind === 'folder') walk(item);
    }
  };
  if (group) walk(group);
  return items;
}

function compareItems({ theirs, yours, depth }: Level, comparing: Comparing): ComparedItem[] {
  const { known, brought, isPart } = comparing;
  const fromTheirs = (theirs?.items ?? []).flatMap((item) => {
    const found = known.get(item.id);
    const mine = found?.kind === item.kind ? found : null;
    const changes = mine ? changesOf(linesOf(mine, comparing), linesOf(item, comparing)) : [];
    const state = changes.length > 0 ? 'changed' : 'same';
    const compared = row(item, depth, { state: mine ? state : 'added', changes });
    const inside = { theirs: groupIn(item), yours: groupIn(mine), depth: depth + 1 };
    return [compared, ...compareItems(inside, comparing)];
  });
  const rest = (yours?.items ?? []).filter(({ id, kind }) => !isPart && brought.get(id)?.kind !== kind);
  const onlyYours = rest.flatMap((item) => [
    row(item, depth, { state: 'only-yours', changes: [] }),
    ...compareItems({ theirs: null, yours: groupIn(item), depth: depth + 1 }, comparing),
  ]);
  return [...fromTheirs, ...onlyYours];
}

const groupIn = (item: SharedItem | null) => (item?.kind === 'folder' ? item : null);

function row(item: SharedItem, depth: number, found: Pick<ComparedItem, 'state' | 'changes'>): ComparedItem {
  const { kind, id, name } = item;
  const target = item.kind === 'request' ? { method: item.method, url: item.url } : { method: '', url: '' };
  return { kind, id, name, ...target, depth, ...found };
}

type Lines = Readonly<Record<string, readonly string[]>>;

function changesOf(yours: Lines, theirs: Lines): FieldChange[] {
  return Object.keys(theirs).flatMap((field) => {
    const change = differenceOf(yours[field] ?? [], theirs[field] ?? []);
    return change ? [{ field, ...change }] : [];
  });
}

/** The lines between those that are the same at the beginning and at the end. */
function differenceOf(yours: readonly string[], theirs: readonly string[]) {
  const shorter = Math.min(yours.length, theirs.length);
  let start = 0;
  while (start < shorter && yours[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < shorter - start && yours.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  if (start === yours.length && start === theirs.length) return null;
  return { yours: yours.slice(start, yours.length - end), theirs: theirs.slice(start, theirs.length - end) };
}

function linesOf(item: SharedItem, comparing: Comparing): Lines {
  return item.kind === 'folder' ? groupLines(item, comparing) : requestLines(item, comparing);
}

function groupLines({ name, auth, variables, notes }: SharedGroup, comparing: Comparing): Lines {
  return {
    name: [name],
    auth: [authLine(auth, comparing)],
    variables: variables.map(variableLine),
    notes: textLines(notes),
  };
}

function requestLines(request: SharedRequest, comparing: Comparing): Lines {
  const { name, method, url, disabledParameters, pathVariables, headers, auth, body } = request;
  return {
    name: [name],
    method: [method],
    URL: [url],
    'switched-off parameters': disabledParameters.map((each) =>
      each.value === null ? each.name : `${each.name}=${each.value}`,
    ),
    'path variables': pathVariables.map((each) => `:${each.name} = ${each.value}`),
    headers: headers.map((each) => `${switchedOff(each.isEnabled)}${each.name}: ${each.value}`),
    auth: [authLine(auth, comparing)],
    body: bodyLines(body),
    redirects: [request.followsRedirects ? 'followed' : 'not followed'],
    notes: textLines(request.notes),
  };
}

const switchedOff = (isEnabled: boolean) => (isEnabled ? '' : '(off) ');
const textLines = (text: string) => (text === '' ? [] : text.split('\n'));

function variableLine({ name, isEnabled, value }: SharedVariable): string {
  return `${switchedOff(isEnabled)}${name} = ${value.kind === 'secret' ? '(secret)' : value.text}`;
}

function bodyLines(body: SharedBody): string[] {
  switch (body.kind) {
    case 'none':
      return [];
    case 'json':
    case 'text':
      return [body.kind === 'json' ? 'JSON' : 'text', ...body.text.split('\n')];
    case 'form':
      return ['form', ...body.rows.map((each) => `${switchedOff(each.isEnabled)}${each.name}=${each.value}`)];
    case 'file':
      return ['a file'];
  }
}

function authLine(auth: SharedAuth, { hasEnvironment }: Comparing): string {
  switch (auth.kind) {
    case 'inherit':
      return 'as the folder or collection says';
    case 'none':
      return 'none';
    case 'profile': {
      const whose =
        hasEnvironment && auth.role === environmentRole ? 'the environment’s profile' : 'a profile of its own';
      const { placement, part } = auth;
      const where = placement.in === 'header' ? `${placement.name}: ${placement.scheme}`.trim() : `?${placement.name}=`;
      return `${part ? `${part} ` : ''}token of ${whose}, ${where}`;
    }
    case 'basic':
      return `Basic ${auth.username}, ${credentialText(auth.password)}`;
    case 'bearer':
      return `bearer token ${credentialText(auth.token)}`;
    case 'api-key':
      return `API key in ${auth.in} ${auth.name}, ${credentialText(auth.value)}`;
  }
}

/** One that was not put in yet is as good as secret: each side has its own. */
function credentialText(credential: SharedCredential): string {
  return credential.kind === 'secret' || credential.text === '' ? '(secret)' : credential.text;
}
