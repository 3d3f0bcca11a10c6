// `$ref` within the file: looked up when it is come to, so that what is used a thousand times is read in its one place.
// Nothing outside is ever fetched (SECURITY.md R25).
import { readPointer } from '#oauth/json-pointer.ts';
import { isObject } from '../json-places.ts';
import type { FindingPlace, Findings } from './findings.ts';
import { memberAt, type Spot } from './spot.ts';

/** How often one may lead to the next. */
const longestChain = 32;

/** Finds what a file's own references stand for. */
export class References {
  readonly #root: Spot;
  readonly #findings: Findings;
  readonly #found = new Map<string, Spot | null>();

  constructor(root: Spot, findings: Findings) {
    this.#root = root;
    this.#findings = findings;
  }

  /**
   * What stands here, references followed. Where one leads outside, nowhere or back to itself that is told, and there is
   * nothing.
   * @param where what it belongs to, for people.
   */
  resolve(spot: Spot, where: string): Spot | null {
    if (!isReference(spot)) return spot;
    let at = spot;
    for (const seen = new Set<string>(); ; ) {
      const { value: reference } = memberAt(at, '$ref');
      if (typeof reference !== 'string') return at;
      if (seen.has(reference) || seen.size === longestChain)
        return this.#lost({ spot, where }, reference, 'left out: it leads back to itself');
      seen.add(reference);
      const next = this.#find(reference);
      if (!next) {
        const isOwn = reference.startsWith('#');
        return this.#lost(
          { spot, where },
          reference,
          isOwn ? 'left out: it leads nowhere' : 'left out: nothing is fetched',
        );
      }
      at = next;
    }
  }

  #lost(place: FindingPlace, reference: string, now: string): null {
    this.#findings.dropped(place, `$ref ${reference}`, now);
    return null;
  }

  #find(reference: string): Spot | null {
    const known = this.#found.get(reference);
    if (known !== undefined) return known;
    const found = this.#lookUp(reference);
    this.#found.set(reference, found);
    return found;
  }

  #lookUp(reference: string): Spot | null {
    if (!reference.startsWith('#')) return null;
    const steps = readPointer(decoded(reference.slice(1)));
    let at: Spot | undefined = steps ? this.#root : undefined;
    for (const step of steps ?? []) at = at && stepInto(at, step);
    return at?.value === undefined ? null : at;
  }
}

function isReference({ value }: Spot): boolean {
  return isObject(value) && Object.hasOwn(value, '$ref');
}

function stepInto(spot: Spot, step: string): Spot {
  if (!Array.isArray(spot.value)) return memberAt(spot, step);
  const at = /^(?:0|[1-9]\d{0,8})$/.test(step) ? Number(step) : -1;
  return { value: (spot.value as readonly unknown[])[at], outer: spot, step: at };
}

/** A pointer in a URL has the URL's escapes outside its own (RFC 6901 section 6). */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
