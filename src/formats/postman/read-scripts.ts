// Scripts of Postman: inert text among the notes, and never run.

import { plainText } from '../json-places.ts';
import { secretsInText } from '../literal-secrets.ts';
import type { Importing } from './importing.ts';
import { memberOf, rowsOf } from './members.ts';
import { type Place, within } from './place.ts';

const names: ReadonlyMap<string, string> = new Map([
  ['prerequest', 'pre-request script'],
  ['test', 'test script'],
]);

/** Where notes stand that are being read. */
export interface NotesReading {
  readonly place: Place;
  readonly importing: Importing;
}

/**
 * The notes of an item: its description, then its scripts, each under a line that says what it was.
 * @param events the value of its `event`.
 */
export function readNotes(description: string, events: unknown, { place, importing }: NotesReading): string {
  const scripts = rowsOf(events).flatMap(({ row, at }) => scriptOf(row, within(within(place, 'event'), at), importing));
  return scripts.length === 0 ? description : [description, ...scripts].filter((text) => text !== '').join('\n\n');
}

function scriptOf(event: unknown, place: Place, importing: Importing): string[] {
  const script = memberOf(event, 'script');
  const exec = typeof script === 'string' ? script : memberOf(script, 'exec');
  const lines = Array.isArray(exec) ? exec.map(plainText) : plainText(exec).split(/\r?\n/);
  const text = lines.join('\n').trim();
  if (text === '') return [];
  const name = names.get(plainText(memberOf(event, 'listen'))) ?? 'script';
  const count = text.split('\n').length;
  const was = `${name}, ${count} ${count === 1 ? 'line' : 'lines'}`;
  importing.kept(within(place, 'script'), was, 'text in the notes: it never runs');
  return [`From Postman, never run: ${name}\n${withoutLiterals(text, importing)}`];
}

/** A secret in quotes goes to the vault. What stands bare is code. */
function withoutLiterals(text: string, importing: Importing): string {
  const literals = secretsInText(text, 'script').filter(
    ({ start, end }) => /["'`]/.test(text.charAt(start - 1)) && /["'`]/.test(text.charAt(end)),
  );
  return importing.takenOut.ofPlaces(text, literals);
}
