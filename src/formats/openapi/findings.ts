import type { ImportFinding } from '../imported.ts';
import { pathOf, type Spot, shortened } from './spot.ts';

/** No list of them is read to its end: what goes on is counted. */
const most = 5_000;

/** What a finding is about: where it stands in the file, and what it belongs to, for people. */
export interface FindingPlace {
  readonly spot: Spot;
  readonly where: string;
}

/** What is not the same as before, gathered. What many requests have from one place is told once, with the first. */
export class Findings {
  readonly #all: ImportFinding[] = [];
  readonly #told = new Set<string>();
  #more = 0;

  changed(place: FindingPlace, was: string, now: string) {
    this.#tell('changed', place, { was, now });
  }

  dropped(place: FindingPlace, was: string, now = 'left out') {
    this.#tell('dropped', place, { was, now });
  }

  all(): readonly ImportFinding[] {
    if (this.#more === 0) return this.#all;
    const more = {
      kind: 'dropped',
      where: '',
      path: '',
      was: `${this.#more} more of these`,
      now: 'not listed',
    } as const;
    return [...this.#all, more];
  }

  #tell(kind: ImportFinding['kind'], place: FindingPlace, said: Pick<ImportFinding, 'was' | 'now'>) {
    if (this.#all.length === most) {
      this.#more += 1;
      return;
    }
    const path = pathOf(place.spot);
    const [was, where] = [shortened(said.was), shortened(place.where)];
    const key = JSON.stringify([kind, path, was]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#all.push({ kind, where, path, was, now: shortened(said.now) });
  }
}
