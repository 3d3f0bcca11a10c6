import { isSensitiveName } from '#call/secret-names.ts';
import type { SecretPlace } from '#collection/secret-place.ts';
import type { SharedVariable } from '#collection/shared-document.ts';
import { plainText } from '../json-places.ts';
import { secretsInText } from '../literal-secrets.ts';
import type { Importing, ListedValue } from './importing.ts';
import { memberOf, rowsOf } from './members.ts';
import { type Place, within } from './place.ts';
import { namesVariables, ownVariableName } from './postman-text.ts';
import { tellDescription } from './read-url.ts';

/** A list of variables, and where a secret of theirs belongs. */
export interface VariableList {
  readonly value: unknown;
  readonly place: Place;
  readonly placeOf: (name: string) => SecretPlace;
}

/**
 * Reads variables. A secret is one by its type, by its name, or by the looks of its value. Of several of one name
 * Postman takes the last that is switched on: here there is one of each name.
 */
export function readVariables({ value, place, placeOf }: VariableList, importing: Importing): SharedVariable[] {
  const rows = rowsOf(value).map((each) => ({ ...each, name: ownNameOf(each.row), isEnabled: isEnabledIn(each.row) }));
  const taken = new Map(rows.filter(({ isEnabled }) => !isEnabled).map(({ name, at }) => [name, at]));
  for (const { name, at, isEnabled } of rows) if (isEnabled) taken.set(name, at);
  return rows.flatMap(({ row, at, name, isEnabled }): SharedVariable[] => {
    const inRow = within(place, at);
    tellDescription(row, inRow, importing);
    const written = nameOf(row);
    if (written === '') return [];
    if (name !== written) importing.changed(inRow, written, name);
    if (taken.get(name) !== at) {
      importing.dropped(inRow, `another value of ${name}`, 'left out: Postman takes the last one');
      return [];
    }
    const text = importing.text(textOf(row), inRow);
    if (!isSecret(name, text, memberOf(row, 'type'))) return [{ name, isEnabled, value: { kind: 'text', text } }];
    if (text !== '') importing.secrets.push({ place: placeOf(name), label: name, value: text });
    return [{ name, isEnabled, value: { kind: 'secret' } }];
  });
}

/** What the names of a list stand for, as the file has it. */
export function valuesOf(value: unknown): Map<string, ListedValue> {
  const rows = rowsOf(value).toSorted((a, b) => Number(isEnabledIn(a.row)) - Number(isEnabledIn(b.row)));
  return new Map(
    rows.map(({ row }) => {
      const [name, text] = [nameOf(row), textOf(row)];
      return [name, { text, isSecret: isSecret(name, text, memberOf(row, 'type')) }];
    }),
  );
}

function isEnabledIn(row: unknown): boolean {
  return memberOf(row, 'disabled') !== true && memberOf(row, 'enabled') !== false;
}

function ownNameOf(row: unknown): string {
  const written = nameOf(row);
  return ownVariableName(written) ?? written;
}

function nameOf(row: unknown): string {
  return (plainText(memberOf(row, 'key')) || plainText(memberOf(row, 'id'))).trim();
}

/** What is no text is written as JSON. */
function textOf(row: unknown): string {
  const value = memberOf(row, 'value');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : plainText(value);
}

function isSecret(name: string, text: string, type: unknown): boolean {
  if (namesVariables(text)) return false;
  return type === 'secret' || isSensitiveName(name) || secretsInText(text, name).length > 0;
}
