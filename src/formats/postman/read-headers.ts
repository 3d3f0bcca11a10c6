import type { Row } from '#collection/saved-request.ts';
import { plainText } from '../json-places.ts';
import type { Importing } from './importing.ts';
import { memberOf, rowsOf } from './members.ts';
import { type Place, within } from './place.ts';
import { nowhere, tellDescription } from './read-url.ts';

/** Reads the headers of a request: a list, or lines of text. Secrets among them become variables. */
export function readHeaders(value: unknown, place: Place, importing: Importing): Row[] {
  const rows = typeof value === 'string' ? linesOf(value) : listed(value, place, importing);
  return rows.flatMap(({ name, text, isEnabled, at }) => {
    const inRow = within(place, at);
    const read = importing.text(text, inRow);
    if (name === '' && read === '') return [];
    return [{ name, value: importing.takenOut.ofHeader({ name, value: read, ...nowhere }), isEnabled }];
  });
}

interface HeaderRow {
  readonly name: string;
  readonly text: string;
  readonly isEnabled: boolean;
  readonly at: number;
}

function listed(value: unknown, place: Place, importing: Importing): HeaderRow[] {
  return rowsOf(value).map(({ row, at }) => {
    tellDescription(row, within(place, at), importing);
    const isEnabled = memberOf(row, 'disabled') !== true;
    const name = importing.text(memberOf(row, 'key'), within(place, at));
    return { name, text: plainText(memberOf(row, 'value')), isEnabled, at };
  });
}

/** `//` begins a line that is switched off. */
function linesOf(text: string): HeaderRow[] {
  return text.split(/\r?\n/).map((line, at) => {
    const colon = line.indexOf(':');
    const name = (colon < 0 ? line : line.slice(0, colon)).trim();
    const isEnabled = !name.startsWith('//');
    return { name: name.replace(/^\/\/\s*/, ''), text: colon < 0 ? '' : line.slice(colon + 1).trim(), isEnabled, at };
  });
}
