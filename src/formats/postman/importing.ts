// What is gathered while a file is read: findings, secrets, and the ids and names that are taken.

import { isKeptId } from '#collection/kept-id.ts';
import type { SharedCredential } from '#collection/shared-document.ts';
import { FreeNames } from '../free-names.ts';
import type { ImportedSecret, ImportFinding } from '../imported.ts';
import { plainText } from '../json-places.ts';
import { SecretsTakenOut } from '../secrets-taken-out.ts';
import { stableId } from '../stable-id.ts';
import { type Place, pathOf } from './place.ts';
import { fromPostmanText, namesVariables } from './postman-text.ts';

/** A finding, and what of the document it speaks of. */
export interface PlacedFinding extends Pick<Place, 'owner' | 'member'> {
  readonly finding: ImportFinding;
}

/** What a variable of the collection stands for. */
export interface ListedValue {
  readonly text: string;
  readonly isSecret: boolean;
}

/** A file being read. */
export class Importing {
  readonly findings: PlacedFinding[] = [];
  readonly secrets: ImportedSecret[] = [];
  readonly #ids = new FreeNames();
  /** The secrets that stood in requests: variables of the collection from now on. */
  readonly takenOut: SecretsTakenOut;
  readonly #values: ReadonlyMap<string, ListedValue>;

  /** @param values what the variables of the collection stand for. */
  constructor(values: ReadonlyMap<string, ListedValue> = new Map()) {
    this.#values = values;
    this.takenOut = new SecretsTakenOut(values.keys());
  }

  /** Says that something is kept and never run. */
  kept(place: Place, was: string, now: string) {
    this.#tell('kept', place, [was, now]);
  }

  /** Says that something is read as something else. */
  changed(place: Place, was: string, now: string) {
    this.#tell('changed', place, [was, now]);
  }

  /** Says that something is left out. */
  dropped(place: Place, was: string, now: string) {
    this.#tell('dropped', place, [was, now]);
  }

  #tell(kind: ImportFinding['kind'], place: Place, [was, now]: readonly [was: string, now: string]) {
    const { where, owner, member } = place;
    this.findings.push({ finding: { kind, where, path: pathOf(place), was, now }, owner, member });
  }

  /** A text with variables as they are called here. */
  text(value: unknown, place: Place): string {
    const text = plainText(value);
    if (!text.includes('{{')) return text;
    const told = new Set<string>();
    return fromPostmanText(text, (change) => {
      if (told.has(change.was)) return;
      told.add(change.was);
      const now = change.kind === 'renamed' ? `{{${change.now}}}` : 'a variable without a value: give it one';
      this.changed(place, `{{${change.was}}}`, now);
    });
  }

  /** Something secret that was typed: a literal goes to the vault. */
  credential(value: unknown, place: Place, label: string): SharedCredential {
    const text = this.text(value, place);
    if (text === '' || namesVariables(text)) return { kind: 'text', text };
    this.secrets.push({ place: { kind: 'auth', ownerId: place.owner }, label, value: text });
    return { kind: 'secret', label };
  }

  /**
   * A text with the values of the collection in place of their names, for what can't hold a name here.
   * @param place a secret's value only goes where secrets are kept.
   */
  resolved(text: string, place: 'plain' | 'secret'): string {
    return text.replace(/\{\{([^{}]*)\}\}/g, (written: string, name: string) => {
      const value = this.#values.get(name);
      return value && (place === 'secret' || !value.isSecret) ? value.text : written;
    });
  }

  /** The file's own id, or one made of words that say what it is, where it has none that is kept here or it is taken. */
  idFor(candidate: unknown, words: () => readonly string[]): string {
    const own = isKeptId(candidate) ? candidate : '';
    return this.#ids.of(own === '' ? stableId(...words(), plainText(candidate)) : own, '-');
  }
}
