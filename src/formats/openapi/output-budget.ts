import type { SharedRequest } from '#collection/shared-document.ts';
import type { ImportRefusal } from '../import-result.ts';

/** What one part of a file may be repeated into: a reference costs a few bytes and may stand for a megabyte. */
const most = { items: 50_000, rows: 500_000, characters: 100_000_000 };

/** Counts what requests come to. */
export class OutputBudget {
  #items = 0;
  #rows = 0;
  #characters = 0;
  refusal: ImportRefusal = { kind: 'too-many-items', most: most.items };

  /** Whether one more request fits; where not, `refusal` says why. */
  takes({ url, notes, body, headers, disabledParameters, pathVariables }: SharedRequest): boolean {
    this.#items += 1;
    const rows = [...headers, ...disabledParameters, ...pathVariables, ...(body.kind === 'form' ? body.rows : [])];
    this.#rows += rows.length;
    const inRows = rows.reduce((sum, { name, value }) => sum + name.length + (value?.length ?? 0), 0);
    this.#characters += url.length + notes.length + inRows + ('text' in body ? body.text.length : 0);
    if (this.#items > most.items) return false;
    this.refusal = { kind: 'expands-too-far' };
    return this.#rows <= most.rows && this.#characters <= most.characters;
  }
}
