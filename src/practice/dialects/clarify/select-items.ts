import type { ClarifyItem } from './items.ts';
import { isObject, type ParamProblems } from './json-rpc.ts';

/** A resource query (filter, sort, limit, skip) that was understood, or what is wrong with it, by path. */
export type QueryOutcome =
  | { readonly items: readonly ClarifyItem[]; readonly total: number }
  | { readonly problems: ParamProblems };

/** Where the query stood among the parameters, and how many it may ask for. */
export interface QueryRule {
  readonly path: string;
  readonly maximum: number;
}

/** Items given when the query names no limit: Clarify's own number in 1.1. */
const DEFAULT_LIMIT = 20;

const COMPARISONS: Readonly<Record<string, (value: unknown, wanted: unknown) => boolean>> = {
  $in: (value, wanted) => Array.isArray(wanted) && wanted.some((each) => holds(value, each)),
  $ne: (value, wanted) => !holds(value, wanted),
  $gt: (value, wanted) => String(value) > String(wanted),
  $gte: (value, wanted) => String(value) >= String(wanted),
  $lt: (value, wanted) => String(value) < String(wanted),
  $lte: (value, wanted) => String(value) <= String(wanted),
};

/** Runs a query over items. What it can't do it refuses: a filter that is passed over would give wrong items. */
export function selectItems(items: readonly ClarifyItem[], query: unknown, rule: QueryRule): QueryOutcome {
  if (!isObject(query)) return { problems: { [rule.path]: ['must be an object'] } };
  const problems: Record<string, string[]> = {};
  const note = (path: string, problem: string) => {
    problems[`${rule.path}.${path}`] = [problem];
  };
  const limit = readCount(query.limit, DEFAULT_LIMIT);
  if (limit === undefined) note('limit', 'must be a whole number, 0 or more');
  else if (limit > rule.maximum) note('limit', `must be at most ${rule.maximum}`);
  const skip = readCount(query.skip, 0);
  if (skip === undefined) note('skip', 'must be a whole number, 0 or more');
  const filter = query.filter ?? {};
  if (isObject(filter)) noteFilterProblems(filter, note);
  else note('filter', 'must be an object');
  const sort = query.sort ?? [];
  if (!isListOfFields(sort)) note('sort', `must list fields, each as name or -name: ${FIELDS.join(', ')}`);
  if (Object.keys(problems).length > 0) return { problems };
  const found = items.filter((each) => matches(each, filter as Readonly<Record<string, unknown>>));
  const sorted = sortedBy(found, sort as readonly string[]);
  return { items: sorted.slice(skip, (skip ?? 0) + (limit ?? 0)), total: found.length };
}

const FIELDS = ['id', 'createdAt', 'updatedAt', 'name', 'description', 'valueType', 'sourceType', 'engUnit', 'visible'];

function isListOfFields(sort: unknown): boolean {
  return (
    Array.isArray(sort) && sort.every((each) => typeof each === 'string' && FIELDS.includes(each.replace(/^-/, '')))
  );
}

function readCount(value: unknown, otherwise: number): number | undefined {
  if (value === undefined || value === null) return otherwise;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function noteFilterProblems(filter: Readonly<Record<string, unknown>>, note: (path: string, problem: string) => void) {
  for (const [field, wanted] of Object.entries(filter)) {
    if (field === '$and' || field === '$or') {
      if (!Array.isArray(wanted) || !wanted.every(isObject)) note(`filter.${field}`, 'must be a list of filters');
      else for (const each of wanted) noteFilterProblems(each, note);
    } else if (!FIELDS.includes(field) && !/^(annotations|labels)\../.test(field)) {
      note(`filter.${field}`, `unknown field: ${FIELDS.join(', ')}, annotations.<key>, labels.<key>, $and, $or`);
    } else if (isObject(wanted)) {
      const unknown = Object.keys(wanted).find((name) => !Object.hasOwn(COMPARISONS, name));
      if (unknown !== undefined)
        note(`filter.${field}.${unknown}`, `must be of ${Object.keys(COMPARISONS).join(', ')}`);
      if ('$in' in wanted && !Array.isArray(wanted.$in)) note(`filter.${field}.$in`, 'must be a list');
    } else if (Array.isArray(wanted)) {
      note(`filter.${field}`, 'must be one value, or an object such as {"$in": […]}');
    }
  }
}

function matches(item: ClarifyItem, filter: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    const filters = wanted as readonly Readonly<Record<string, unknown>>[];
    if (field === '$and') return filters.every((each) => matches(item, each));
    if (field === '$or') return filters.some((each) => matches(item, each));
    const value = fieldOf(item, field);
    if (!isObject(wanted)) return holds(value, wanted);
    return Object.entries(wanted).every(([name, operand]) => COMPARISONS[name]?.(value, operand));
  });
}

/** A label has several values: it holds each of them. */
function holds(value: unknown, wanted: unknown): boolean {
  return Array.isArray(value) ? value.includes(wanted) : value === wanted;
}

function fieldOf(item: ClarifyItem, field: string): unknown {
  if (field.startsWith('annotations.')) return item.meta.annotations[field.slice('annotations.'.length)];
  if (field.startsWith('labels.')) return item.attributes.labels[field.slice('labels.'.length)];
  return { ...item.attributes, ...item.meta, id: item.id }[field];
}

function sortedBy(items: readonly ClarifyItem[], sort: readonly string[]): readonly ClarifyItem[] {
  return items.toSorted((one, other) => {
    for (const each of sort) {
      const field = each.replace(/^-/, '');
      const order = String(fieldOf(one, field)).localeCompare(String(fieldOf(other, field)));
      if (order !== 0) return each.startsWith('-') ? -order : order;
    }
    return 0;
  });
}
