// YAML as plain values, within the budgets of SECURITY.md R25. The schema is YAML 1.2's core (`no` is text, a date is text)
// with the merge key `<<`, so nothing in a file makes anything but maps, lists, texts, numbers, truth values and null.
import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml';

/** What YAML comes to, or why it is not read. */
export type ReadYaml =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: YamlRefusal };

/** Why YAML is not read. */
export type YamlRefusal =
  /** `reason` is the reader's, in the words of YAML: "duplicated mapping key". */
  | { readonly kind: 'not-yaml'; readonly line: number; readonly column: number; readonly reason: string }
  /** Its aliases, written out, come to more than may be read, or one holds itself. */
  | { readonly kind: 'aliases-too-much' };

const most = { depth: 128, aliases: 10_000, mergedKeys: 100_000, values: 5_000_000 };
const schema = CORE_SCHEMA.withTags(mergeTag);

/** Reads one document of YAML; never throws. */
export function readYaml(text: string): ReadYaml {
  try {
    const value = load(text, {
      schema,
      maxDepth: most.depth,
      maxAliases: most.aliases,
      maxTotalMergeKeys: most.mergedKeys,
    });
    return isWithin(value) ? { kind: 'value', value } : { kind: 'refused', refusal: { kind: 'aliases-too-much' } };
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : undefined;
    const reason = error instanceof YAMLException ? error.reason : 'it can’t be read';
    const { line = 0, column = 0 } = mark ?? {};
    return { kind: 'refused', refusal: { kind: 'not-yaml', line: line + 1, column: column + 1, reason } };
  }
}

interface Counting {
  readonly value: object;
  readonly inner: Iterator<unknown>;
  size: number;
  depth: number;
}

/** What aliases share is one value here, and many to whoever walks it: counted as often as it stands. */
function isWithin(whole: unknown): boolean {
  const done = new Map<object, { size: number; depth: number }>();
  const open = new Set<object>();
  const stack: Counting[] = [];
  const isNew = (value: unknown): value is object => typeof value === 'object' && value !== null;
  const enter = (value: object) => {
    open.add(value);
    stack.push({ value, inner: Object.values(value).values(), size: 1, depth: 1 });
  };
  if (isNew(whole)) enter(whole);
  for (let last = stack.at(-1); last; last = stack.at(-1)) {
    if (last.size > most.values || last.depth > most.depth) return false;
    const { value: inner, done: isOver } = last.inner.next() as IteratorResult<unknown>;
    if (isOver) {
      stack.pop();
      open.delete(last.value);
      done.set(last.value, { size: last.size, depth: last.depth });
      add(stack.at(-1), last);
    } else if (!isNew(inner)) last.size += 1;
    else if (open.has(inner)) return false;
    else if (done.has(inner)) add(last, done.get(inner));
    else enter(inner);
  }
  return true;
}

function add(outer: Counting | undefined, inner: { size: number; depth: number } | undefined) {
  if (!outer || !inner) return;
  outer.size += inner.size;
  outer.depth = Math.max(outer.depth, inner.depth + 1);
}
