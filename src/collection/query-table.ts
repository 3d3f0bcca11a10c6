// The query of a URL as a table. The URL's text is the truth: what the table does not touch stays byte for byte.
import type { Row, SavedRequest } from './saved-request.ts';
import { readVariableText } from './variable-text.ts';

/** A query parameter as a row. */
export interface QueryRow extends Row {
  /** It stands in the URL without `=`. */
  readonly isBare: boolean;
}

type QueryPart = Pick<SavedRequest, 'url' | 'disabledParameters'>;

/**
 * The parameters of a request in the order of the table, duplicates and those that are switched off included.
 * Names and values are as they stand in the URL, but for the escapes that `showTyped` can write back.
 */
export function readQueryTable({ url, disabledParameters }: QueryPart): QueryRow[] {
  const { query } = splitUrl(url);
  const rows = query === null || query === '' ? [] : query.split('&').map(readPiece);
  for (const { place, name, value } of disabledParameters.toSorted((a, b) => a.place - b.place))
    rows.splice(place, 0, { name, value: value ?? '', isEnabled: false, isBare: value === null });
  return rows;
}

/** A request whose query says what the rows do; everything else of its URL stays. */
export function writeQueryTable<Request extends QueryPart>(request: Request, rows: readonly QueryRow[]): Request {
  const { before, query, after } = splitUrl(request.url);
  const enabled = rows.filter(({ isEnabled }) => isEnabled).map(writePiece);
  const isEmptyQueryKept = query === '' && enabled.length === 0;
  const written = enabled.length > 0 || isEmptyQueryKept ? `?${enabled.join('&')}` : '';
  const disabledParameters = rows.flatMap(({ name, value, isEnabled, isBare }, place) =>
    isEnabled ? [] : [{ place, name, value: isBare && value === '' ? null : value }],
  );
  return { ...request, url: `${before}${written}${after}`, disabledParameters };
}

/** `null` for a URL without `?`. A `?` or `#` within `{{}}` can't be: no name holds one. */
function splitUrl(url: string): { before: string; query: string | null; after: string } {
  const [, before = '', query, after = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(url) ?? [];
  return { before, query: query ?? null, after };
}

function readPiece(piece: string): QueryRow {
  const at = piece.indexOf('=');
  const [name, value] = at < 0 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)];
  return { name, value, isEnabled: true, isBare: at < 0 };
}

function writePiece({ name, value, isBare }: QueryRow): string {
  return isBare && value === '' ? name : `${name}=${value}`;
}

type Side = 'name' | 'value';

/** What would end a name or value, or the query. */
const breaking: Record<Side, RegExp> = { name: /[\s&#=]|%(?![\da-f]{2})/gi, value: /[\s&#]|%(?![\da-f]{2})/gi };

/**
 * Writes what was typed into a cell so that it stays one name or value: blanks, `&`, `#`, a lone `%`, and `=` in a name
 * are escaped. Everything else stays as typed: escapes, `+`, and variables.
 */
export function writeTyped(typed: string, side: Side): string {
  const escaped = (text: string) => text.replace(breaking[side], encodeURIComponent);
  return readVariableText(typed)
    .map((piece) => (piece.kind === 'text' ? escaped(piece.text) : typed.slice(piece.start, piece.end)))
    .join('');
}

/** Shows a name or value as it would be typed, where typing it would give the same bytes; else as it stands. */
export function showTyped(raw: string, side: Side): string {
  const shown = raw.replace(/%(20|26|23|25|3D)/g, (written) => decodeURIComponent(written));
  return writeTyped(shown, side) === raw ? shown : raw;
}
