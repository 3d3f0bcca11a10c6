import type { Row } from '#collection/saved-request.ts';
import type { SharedBody } from '#collection/shared-document.ts';
import { plainText } from '../json-places.ts';
import { formPairs } from '../pasted-request.ts';
import type { Importing } from './importing.ts';
import { listOf, memberOf, rowsOf } from './members.ts';
import { type Place, within } from './place.ts';
import { nowhere, tellDescription } from './read-url.ts';

/** A body, and the Content-Type that Postman would send with it where the request gives none. */
export interface ReadBody {
  readonly body: SharedBody;
  readonly mediaType: string | null;
}

interface Reading {
  readonly place: Place;
  readonly importing: Importing;
}

const noBody: ReadBody = { body: { kind: 'none' }, mediaType: null };

/** What Postman sends by the language of a text. */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html'],
  ['javascript', 'application/javascript'],
  ['xml', 'application/xml'],
]);

/**
 * Reads the body of a request.
 * @param contentType the request's own, empty for none.
 */
export function readBody(value: unknown, contentType: string, reading: Reading): ReadBody {
  const mode = plainText(memberOf(value, 'mode'));
  const at = { ...reading, place: within(reading.place, mode) };
  const content = memberOf(value, mode);
  if (memberOf(value, 'disabled') === true) return switchedOff(content, at);
  switch (mode) {
    case 'raw':
      return readRaw(plainText(content), contentType, { ...at, language: languageOf(value) });
    case 'urlencoded':
      return { ...noBody, body: { kind: 'form', rows: formRows(content, at) } };
    case 'formdata':
      return readMultipart(content, at);
    case 'graphql':
      return readGraphQl(content, at);
    case 'file':
      return readFile(content, at);
    case '':
      return noBody;
    default:
      at.importing.dropped(reading.place, `a body of the kind ${mode.slice(0, 40)}`, 'sent without a body');
      return noBody;
  }
}

function switchedOff(content: unknown, { place, importing }: Reading): ReadBody {
  if (content !== undefined && content !== '') importing.dropped(place, 'a body that is switched off', 'left out');
  return noBody;
}

function languageOf(value: unknown): string {
  return plainText(memberOf(memberOf(memberOf(value, 'options'), 'raw'), 'language'));
}

function readRaw(raw: string, contentType: string, reading: Reading & { readonly language: string }): ReadBody {
  const { place, importing, language } = reading;
  if (raw === '' && (language === '' || language === 'text')) return noBody;
  const text = importing.text(raw, place);
  const isJson = language === 'json' || (language === '' && /^[^;]*[/+]json\s*(;|$)/i.test(contentType));
  if (isJson) return { body: { kind: 'json', text: importing.takenOut.ofJson(text) }, mediaType: null };
  const body = { kind: 'text', text: importing.takenOut.ofText(text) } as const;
  return { body, mediaType: mediaTypes.get(language) ?? null };
}

function formRows(content: unknown, { place, importing }: Reading): Row[] {
  if (typeof content === 'string')
    return formPairs(content, nowhere).map(({ name, value }) => ({ name, value, isEnabled: true }));
  return rowsOf(content).map(({ row, at }): Row => {
    const inRow = within(place, at);
    tellDescription(row, inRow, importing);
    const name = importing.text(memberOf(row, 'key'), inRow);
    const value = importing.takenOut.ofField({
      name,
      value: importing.text(memberOf(row, 'value'), inRow),
      ...nowhere,
    });
    return { name, value, isEnabled: memberOf(row, 'disabled') !== true };
  });
}

/** There is no multipart body here: its texts are kept as a form, its files are named. */
function readMultipart(content: unknown, reading: Reading): ReadBody {
  const { place, importing } = reading;
  const rows = rowsOf(content);
  if (rows.length === 0) return noBody;
  const isFile = (row: unknown) => memberOf(row, 'type') === 'file';
  for (const { row, at } of rows.filter(({ row }) => isFile(row))) {
    const src = memberOf(row, 'src');
    const names = (Array.isArray(src) ? src : [src]).map(fileNameOf).filter(Boolean).join(', ');
    const was = `the file ${names || 'that was to be chosen'}, as ${plainText(memberOf(row, 'key')) || 'a part'}`;
    importing.dropped(within(within(place, at), 'src'), was, 'left out');
  }
  importing.changed(place, 'a multipart body', 'a form with its texts: the API may not take it');
  const texts = listOf(content).map((row) => (isFile(row) ? null : row));
  return { ...noBody, body: { kind: 'form', rows: formRows(texts, reading) } };
}

/** GraphQL over HTTP is JSON: Postman sends the same. */
function readGraphQl(content: unknown, { place, importing }: Reading): ReadBody {
  const of = (name: string) => plainText(memberOf(content, name));
  const variables = of('variables').trim();
  const members = [
    `"query": ${JSON.stringify(of('query'))}`,
    ...(of('operationName') === '' ? [] : [`"operationName": ${JSON.stringify(of('operationName'))}`]),
    ...(variables === '' ? [] : [`"variables": ${variables}`]),
  ];
  const text = importing.text(`{\n  ${members.join(',\n  ')}\n}`, place);
  importing.changed(place, 'a GraphQL query', 'the JSON that it is sent as');
  return { ...noBody, body: { kind: 'json', text: importing.takenOut.ofJson(text) } };
}

function readFile(content: unknown, { place, importing }: Reading): ReadBody {
  const inline = memberOf(content, 'content');
  if (typeof inline === 'string' && inline !== '') {
    return { body: { kind: 'text', text: importing.takenOut.ofText(importing.text(inline, place)) }, mediaType: null };
  }
  const name = fileNameOf(typeof content === 'string' ? content : memberOf(content, 'src'));
  if (name !== '') importing.changed(within(place, 'src'), `the file ${name}`, 'choose it again');
  return { ...noBody, body: { kind: 'file', name, mediaType: '' } };
}

/** Paths tell of somebody's machine. */
function fileNameOf(src: unknown): string {
  return plainText(src).split(/[\\/]/).at(-1) ?? '';
}
