// Whatever file somebody has: told apart by what it holds, its name a hint at most, and read by the one who knows its
// format. Nothing in it is run, fetched or opened (SECURITY.md R25).
import { type DecodedText, decodeDocument } from '#collection/decode-document.ts';
import { readDocument, readParsedDocument } from '#collection/read-document.ts';
import type { ReadDocument } from '#collection/read-document-result.ts';
import { readJson } from '#collection/read-json.ts';
import type { JsonBudget } from '#collection/scan-json.ts';
import type { ImportRefusal, ReadImport } from './import-result.ts';
import { isObject } from './json-places.ts';
import { isCurl, readCurlFile } from './read-curl-file.ts';
import { isOpenApi, readOpenApi } from './read-openapi.ts';
import { readPostmanValue } from './read-postman.ts';
import { whatBytesAre, whatJsonIs, whatTextIs } from './what-it-is.ts';

/** What a file comes to. A document of our own is read as one, whatever that gives. */
export type FileReading = ReadImport | { readonly kind: 'own-document'; readonly own: ReadDocument };

/** Most bytes of a file. */
export const mostImportBytes = 50_000_000;

const budget: JsonBudget = { depth: 128, members: 5_000_000 };

/** A format that is JSON or YAML. */
interface Format {
  readonly isIt: (value: unknown) => boolean;
  readonly read: (value: unknown) => ReadImport;
}

/** The first that knows a file of others reads it. */
const formats: readonly Format[] = [
  { isIt: isOpenApi, read: readOpenApi },
  { isIt: (value) => has('entries')(memberOf(value, 'log')), read: notYet('HAR') },
  {
    isIt: (value) => has('__export_format')(value) || /insomnia/.test(textOf(value, 'type')),
    read: notYet('Insomnia'),
  },
  { isIt: (value) => has('folders')(value) && has('requests')(value) && has('v')(value), read: notYet('Hoppscotch') },
  // It says itself what is none of its files.
  { isIt: () => true, read: readPostmanValue },
];

/** Reads a file of any format; never throws. YAML is fetched when it is needed. */
export async function readImport(source: string | Uint8Array, fileName: string): Promise<FileReading> {
  const binary = typeof source === 'string' ? '' : whatBytesAre(source);
  if (binary !== '') return refused({ kind: 'foreign', found: binary });
  const decoded = decodeDocument(source, mostImportBytes);
  if (decoded.kind === 'refused') return refused({ kind: 'unreadable', refusal: decoded.refusal });
  const { text } = decoded;
  if (text.trim() === '') return refused({ kind: 'empty' });
  if (/^\s*[{[]/.test(text) && !/\.ya?ml$/i.test(fileName)) return readAsJson(decoded);
  // Descriptions of APIs show calls with curl: they are looked for first.
  if (yamlMember.test(text)) return readAsYaml(text);
  if (isBruno(text, fileName)) return notYet('Bruno')();
  return isCurl(text) ? readCurlFile(text, titleOf(fileName)) : refused({ kind: 'foreign', found: whatTextIs(text) });
}

/** Any text is YAML: what has none of these in front of a line is no format that is read. */
const yamlMember = /^(?:(["']?)(?:openapi|swagger)\1[ \t]*:|type:[ \t]*\S{0,40}insomnia|\{)/m;

function readAsJson(decoded: DecodedText): FileReading {
  const read = readJson(decoded, budget);
  if (read.kind === 'refused') return refused({ ...read, kind: 'unreadable' });
  const { value } = read;
  return isOwn(value) ? { kind: 'own-document', own: readParsedDocument(decoded, value) } : readValue(value);
}

async function readAsYaml(text: string): Promise<FileReading> {
  const { readYaml } = await import('./read-yaml.ts');
  const read = readYaml(text);
  if (read.kind === 'refused') return read;
  // Written as YAML it is none: the reader of documents says so.
  return isOwn(read.value) ? { kind: 'own-document', own: readDocument(text) } : readValue(read.value);
}

function readValue(value: unknown): ReadImport {
  const format = formats.find(({ isIt }) => isIt(value));
  return format?.read(value) ?? refused({ kind: 'foreign', found: whatJsonIs(value) });
}

function refused(refusal: ImportRefusal): ReadImport {
  return { kind: 'refused', refusal };
}

function notYet(format: string): () => ReadImport {
  return () => refused({ kind: 'not-yet', format });
}

function has(name: string): (value: unknown) => boolean {
  return (value) => isObject(value) && Object.hasOwn(value, name);
}

const isOwn = has('authscope');

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function textOf(value: unknown, name: string): string {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : '';
}

/** Bruno has a language of its own: blocks of braces with a word in front. */
function isBruno(text: string, fileName: string): boolean {
  return /\.bru$/i.test(fileName) || /^\s*meta \{\s*$/m.test(text.slice(0, 1000));
}

function titleOf(fileName: string): string {
  return (
    fileName
      .replace(/\.[^.]{1,10}$/, '')
      .trim()
      .slice(0, 200) || 'curl'
  );
}
