// A look at a foreign JSON text before values are made of it: one pass, no recursion, so that ten megabytes of brackets
// cost no more than ten megabytes of anything.
import { jsonScalarEnd, jsonSpaceEnd, jsonTextEnd } from '#call/json-token-end.ts';
import { writePointer } from '#oauth/json-pointer.ts';
import type { DocumentRefusal } from './read-document-result.ts';

/** What a JSON text may hold. */
export interface JsonBudget {
  /** Objects and arrays within one another. */
  readonly depth: number;
  /** Members of objects and elements of arrays, all together. */
  readonly members: number;
}

type Step = 'value' | 'key' | 'after' | 'end';

/** An object or array that is not closed yet. */
interface Open {
  /** `null` for an array. */
  readonly names: Set<string> | null;
  /** The member or element that is being read. */
  step: string;
  size: number;
}

interface Scan {
  readonly source: string;
  readonly budget: JsonBudget;
  readonly open: Open[];
  at: number;
  members: number;
}

/** Says why a text is no JSON that may be read, `null` where it is: what `JSON.parse` takes then, without surprises. */
export function scanJson(source: string, budget: JsonBudget): DocumentRefusal | null {
  const scan: Scan = { source, budget, open: [], at: jsonSpaceEnd(source, 0), members: 0 };
  let step: Step = 'value';
  for (;;) {
    const outcome: Step | DocumentRefusal = steps[step](scan);
    if (typeof outcome !== 'string') return outcome;
    step = outcome;
    scan.at = jsonSpaceEnd(source, scan.at);
    if (step === 'end' && scan.at === source.length) return null;
  }
}

const steps: Record<Step, (scan: Scan) => Step | DocumentRefusal> = {
  value: readValue,
  key: readKey,
  after: readAfter,
  end: (scan) => notJson(scan),
};

function readValue(scan: Scan): Step | DocumentRefusal {
  const { source, at } = scan;
  const sign = source[at];
  if (sign === '{' || sign === '[') return readOpening(scan, sign === '[');
  const end = sign === '"' ? jsonTextEnd(source, at) : jsonScalarEnd(source, at);
  if (end === null || end > source.length) return notJson(scan);
  scan.at = end;
  return afterValue(scan);
}

function readOpening(scan: Scan, isArray: boolean): Step | DocumentRefusal {
  const { source, budget, open } = scan;
  if (open.length === budget.depth) return { kind: 'too-deep', pointer: pointerOf(scan), most: budget.depth };
  scan.at = jsonSpaceEnd(source, scan.at + 1);
  if (source[scan.at] === (isArray ? ']' : '}')) {
    scan.at += 1;
    return afterValue(scan);
  }
  open.push({ names: isArray ? null : new Set(), step: '0', size: 0 });
  return isArray ? element(scan) : 'key';
}

function readKey(scan: Scan): Step | DocumentRefusal {
  const { source, at } = scan;
  const end = source[at] === '"' ? jsonTextEnd(source, at) : null;
  const inner = scan.open.at(-1);
  if (end === null || end > source.length || !inner?.names) return notJson(scan);
  const written = source.slice(at + 1, end - 1);
  // Two spellings of one name are one name.
  const name: string = written.includes('\\') ? JSON.parse(`"${written}"`) : written;
  inner.step = name;
  if (inner.names.has(name)) return { kind: 'duplicate-member', pointer: pointerOf(scan) };
  inner.names.add(name);
  scan.at = jsonSpaceEnd(source, end);
  if (source[scan.at] !== ':') return notJson(scan);
  scan.at = jsonSpaceEnd(source, scan.at + 1);
  return counted(scan);
}

function element(scan: Scan): Step | DocumentRefusal {
  const inner = scan.open.at(-1);
  if (inner) {
    inner.step = String(inner.size);
    inner.size += 1;
  }
  return counted(scan);
}

function counted(scan: Scan): Step | DocumentRefusal {
  scan.members += 1;
  const most = scan.budget.members;
  return scan.members > most ? { kind: 'too-many', what: 'members', most } : 'value';
}

function readAfter(scan: Scan): Step | DocumentRefusal {
  const inner = scan.open.at(-1);
  const sign = scan.source[scan.at];
  if (!inner || sign === undefined) return notJson(scan);
  if (sign === ',') {
    scan.at = jsonSpaceEnd(scan.source, scan.at + 1);
    return inner.names ? 'key' : element(scan);
  }
  if (sign !== (inner.names ? '}' : ']')) return notJson(scan);
  scan.open.pop();
  scan.at += 1;
  return afterValue(scan);
}

function afterValue({ open }: Scan): Step {
  return open.length > 0 ? 'after' : 'end';
}

function pointerOf({ open }: Scan): string {
  return writePointer(open.map(({ step }) => shortStep(step)));
}

/** A step of a pointer that is shown: a name of a megabyte would be no help. */
export function shortStep(step: string): string {
  return step.length > 100 ? `${step.slice(0, 100)}…` : step;
}

function notJson({ source, at }: Scan): DocumentRefusal {
  const before = source.slice(0, at);
  return { kind: 'not-json', line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
