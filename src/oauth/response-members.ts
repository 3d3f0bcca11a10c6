// The members of a response, wherever they stand.

/** A member of a document, with the way to it. */
export interface Member {
  readonly steps: readonly string[];
  /** Without what spelling adds: `accessToken`, `access_token` and `access-token` are one. */
  readonly name: string;
  /** The name of the object that it stands in, spelt likewise; empty at the top. */
  readonly parentName: string;
  readonly value: unknown;
}

const deepest = 6;
const most = 2_000;
const longestName = 80;

/** Every member of a document, outer ones first, as far as a response of a token would go. */
export function membersOf(document: object): Member[] {
  const members: Member[] = [];
  let level: { readonly steps: readonly string[]; readonly value: object }[] = [{ steps: [], value: document }];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const inner: typeof level = [];
    for (const { steps, value } of level) {
      for (const [step, each] of Object.entries(value)) {
        if (members.length >= most) return members;
        if (step.length > longestName) continue;
        const way = [...steps, step];
        members.push({ steps: way, name: plainName(step), parentName: plainName(steps.at(-1) ?? ''), value: each });
        if (typeof each === 'object' && each !== null) inner.push({ steps: way, value: each });
      }
    }
    level = inner;
  }
  return members;
}

/** The way to what a member stands in. */
export function parentOf({ steps }: Member): readonly string[] {
  return steps.slice(0, -1);
}

/** A name without what spelling adds. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Tells whether a value is a number of seconds, in text or not. */
export function isSeconds(value: unknown): boolean {
  return numberOf(value) > 0;
}

const firstInstant = 10 * 365.25 * 24 * 3600;

/** Tells whether a value is a point in time: seconds or milliseconds since 1970, or a date in words. */
export function isInstant(value: unknown): boolean {
  const isDate = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
  return isDate || numberOf(value) >= firstInstant;
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : 0;
  return typeof value === 'string' && /^\d{1,15}(?:\.\d{1,9})?$/.test(value) ? Number(value) : 0;
}
