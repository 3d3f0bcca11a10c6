import type { Row } from '#collection/saved-request.ts';
import { plainText } from '../json-places.ts';
import type { Importing } from './importing.ts';
import { memberOf, rowsOf } from './members.ts';
import { type Place, within } from './place.ts';
import { nowhere, tellDescription } from './read-url.ts';

/** Reads the headers of a request: a list, or lines of text. Secrets among them become variables. */
export function readHeaders(value: unknown, place: Place, importing: Importing): Row[] {
  const rows = typeof value === 'string' ? linesOf(value, place) : listed(value, place, importing);
  return rows
    .map(({ name, text, isEnabled, at }) => {
      const value = importing.text(text, at);
      return { name, value: importing.takenOut.ofHeader({ name, value, ...nowhere }), isEnabled };
    })
    .filter(({ name, value }) => name !== '' || value !== '');
}

interface HeaderRow {
  readonly name: string;
  readonly text: string;
  readonly isEnabled: boolean;
  readonly at: Place;
}

function listed(value: unknown, place: Place, importing: Importing): HeaderRow[] {
  return rowsOf(value).map(({ row, at }) => {
    const inRow = within(place, at);
    tellDescription(row, inRow, importing);
    const isEnabled = memberOf(row, 'disabled') !== true;
    const name = importing.text(memberOf(row, 'key'), inRow);
    return { name, text: plainText(memberOf(row, 'value')), isEnabled, at: inRow };
  });
}

/** `//` begins a line that is switched off. */
function linesOf(text: string, place: Place): HeaderRow[] {
  return text.split(/\r?\n/).map((line, index) => {
    const colon = line.indexOf(':');
    const name = (colon < 0 ? line : line.slice(0, colon)).trim();
    const isEnabled = !name.startsWith('//');
    return {
      name: name.replace(/^\/\/\s*/, ''),
      text: colon < 0 ? '' : line.slice(colon + 1).trim(),
      isEnabled,
      at: within(place, index),
    };
  });
}
