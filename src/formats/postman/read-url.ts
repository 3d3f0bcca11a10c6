import { encodeText } from '#collection/resolve-text.ts';
import type { SharedRequest } from '#collection/shared-document.ts';
import { isObject, plainText } from '../json-places.ts';
import type { Importing } from './importing.ts';
import { descriptionOf, listOf, memberOf, rowsOf } from './members.ts';
import { type Place, within } from './place.ts';

type UrlMembers = Pick<SharedRequest, 'url' | 'disabledParameters' | 'pathVariables'>;

/** Reads a URL of Postman's: a text, or its parts. */
export function readUrl(value: unknown, place: Place, importing: Importing): UrlMembers {
  const written = isObject(value) ? rawOf(value) || composed(value) : plainText(value);
  const whole = withScheme(written.trim(), place, importing);
  const variables = variablesOf(value, place, importing);
  const url = fillUnnamed(importing.text(whole, place), variables, { place, importing });
  return {
    url: importing.takenOut.ofUrl(url),
    disabledParameters: disabledOf(value, place, importing),
    pathVariables: variables.filter(({ name }) => isOwnName.test(name)),
  };
}

/** Its text without what is switched off: some exports list that there too. Postman itself goes by the parts. */
function rawOf(value: unknown): string {
  const raw = plainText(memberOf(value, 'raw'));
  const rows = rowsOf(memberOf(value, 'query'));
  const [, before = '', query, hash = ''] = /^([^?#]*)\?([^#]*)(.*)$/s.exec(raw) ?? [];
  if (query === undefined || !rows.some(({ row }) => isDisabled(row))) return raw;
  const pairs = query.split('&');
  let spare = pairs.length - rows.filter(({ row }) => !isDisabled(row)).length;
  let at = 0;
  const kept: string[] = [];
  for (const { row } of rows) {
    const pair = pairs[at];
    if (pair === undefined) break;
    if (!isDisabled(row)) kept.push(pair);
    else if (spare <= 0 || !isNamed(pair, plainText(memberOf(row, 'key')))) continue;
    else spare -= 1;
    at += 1;
  }
  kept.push(...pairs.slice(at));
  return `${before}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash}`;
}

const isDisabled = (row: unknown) => memberOf(row, 'disabled') === true;

function isNamed(pair: string, name: string): boolean {
  const written = pair.split('=', 1)[0] ?? '';
  return written === name || decodedSegment(written) === name;
}

/** A name that a path variable can have here; there it is the whole segment. */
const isOwnName = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** Postman takes http where a host stands alone. */
function withScheme(url: string, place: Place, importing: Importing): string {
  if (!/^[^\s/?#{:]+(?:[:/?#]|$)/.test(url) || /^[a-z][a-z\d+.-]*:(?!\d)/i.test(url)) return url;
  importing.changed(place, 'a host without a scheme', 'with http://');
  return `http://${url}`;
}

function composed(value: unknown): string {
  const of = (name: string) => memberOf(value, name);
  const protocol = plainText(of('protocol')).replace(/:?\/*$/, '');
  const host = joined(of('host'), '.');
  const port = plainText(of('port'));
  const path = joined(of('path'), '/').replace(/^(?=[^/])/, '/');
  const query = rowsOf(of('query')).filter(({ row }) => !isDisabled(row));
  const hash = of('hash');
  return [
    protocol && `${protocol}://`,
    host,
    port && `:${port}`,
    Array.isArray(of('path')) && path === '' && listOf(of('path')).length > 0 ? '/' : path,
    query.length > 0 ? `?${query.map(({ row }) => parameterOf(row)).join('&')}` : '',
    typeof hash === 'string' ? `#${hash}` : '',
  ].join('');
}

/** A list or a text; a segment may be an object that has its text as value. */
function joined(value: unknown, by: string): string {
  if (!Array.isArray(value)) return plainText(value);
  return value.map((each: unknown) => plainText(isObject(each) ? memberOf(each, 'value') : each)).join(by);
}

function parameterOf(row: unknown): string {
  const [key, value] = [memberOf(row, 'key'), memberOf(row, 'value')];
  const name = plainText(key).replace(/[&#=]/g, encodeURIComponent);
  return value === null || value === undefined
    ? name
    : `${name}=${plainText(value).replace(/[&#]/g, encodeURIComponent)}`;
}

function disabledOf(value: unknown, place: Place, importing: Importing): UrlMembers['disabledParameters'] {
  return rowsOf(memberOf(value, 'query')).flatMap(({ row, at }, index) => {
    const inRow = within(within(place, 'query'), at);
    tellDescription(row, inRow, importing);
    if (!isDisabled(row)) return [];
    const text = memberOf(row, 'value');
    const name = importing.text(memberOf(row, 'key'), inRow);
    const isBare = text === null || text === undefined;
    const shown = isBare ? null : importing.takenOut.ofField({ name, value: importing.text(text, inRow), ...nowhere });
    return [{ place: index, name, value: shown }];
  });
}

/** A pair that stands in no text. */
export const nowhere = { start: 0, end: 0 };

/** Tables here have no column for words about a row. */
export function tellDescription(row: unknown, place: Place, importing: Importing) {
  const words = descriptionOf(memberOf(row, 'description'));
  if (words !== '') importing.dropped(within(place, 'description'), 'words about a row', 'left out');
}

interface PathVariable {
  readonly name: string;
  readonly value: string;
}

function variablesOf(value: unknown, place: Place, importing: Importing): PathVariable[] {
  const rows = rowsOf(memberOf(value, 'variable'));
  if (rows.length === 0) return [];
  const seen = new Set<string>();
  return rows.flatMap(({ row, at }) => {
    const inRow = within(within(place, 'variable'), at);
    tellDescription(row, inRow, importing);
    const name = plainText(memberOf(row, 'key')) || plainText(memberOf(row, 'id'));
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    const written = importing.text(memberOf(row, 'value'), inRow);
    if (written.includes('/') && !written.includes('{{')) importing.changed(inRow, '/ in a path variable', '%2F');
    return [{ name, value: decodedSegment(written) }];
  });
}

/** Values are encoded when they are sent: what stands encoded there is not to be so twice. */
function decodedSegment(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

interface Reading {
  readonly place: Place;
  readonly importing: Importing;
}

/** A segment such as `:id.json` has no name here: its value is written into the URL. */
function fillUnnamed(url: string, variables: readonly PathVariable[], { place, importing }: Reading): string {
  if (variables.length === 0 || !url.includes('/:')) return url;
  const values = new Map(variables.map(({ name, value }) => [name, value]));
  const [path = ''] = /^[^?#]*/.exec(url) ?? [];
  const filled = path.replace(/(?<=\/):([^/]+)/g, (segment: string, name: string) => {
    const value = values.get(name);
    if (value === undefined || value === '' || isOwnName.test(name)) return segment;
    importing.changed(place, segment, 'its value, written into the URL');
    return value.includes('{{') ? value : encodeText(value, 'path-segment').replaceAll('%3A', ':');
  });
  return filled + url.slice(path.length);
}
