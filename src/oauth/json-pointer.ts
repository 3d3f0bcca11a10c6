// JSON pointers, RFC 6901: which member of a document is meant.

/** The steps of a pointer, escapes undone (section 4); `null` where the text is no pointer. */
export function readPointer(pointer: string): readonly string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A pointer made of steps (section 3). */
export function writePointer(steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * What a pointer leads to in a parsed document; `undefined` where it leads nowhere, and for a text that is no pointer.
 * Only what the document itself holds is found.
 */
export function valueAt(document: unknown, pointer: string): unknown {
  const steps = readPointer(pointer);
  if (!steps) return undefined;
  let value = document;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    // An array's own length is no element of it.
    if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
