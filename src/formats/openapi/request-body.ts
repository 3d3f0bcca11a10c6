// Bodies: OpenAPI 3.1 sections 4.8.13 and 4.8.14; Swagger 2 has them among the parameters.
import type { Row } from '#collection/saved-request.ts';
import type { SharedBody } from '#collection/shared-document.ts';
import { isObject, jsonText, plainText } from '../json-places.ts';
import { namedExample, type Parameter, pairsOf } from './parameters.ts';
import type { Reading } from './reading.ts';
import { elementsAt, memberAt, membersAt, type Spot, textAt } from './spot.ts';

/** A body, and the Content-Type that the console would not send for it of its own accord. */
export interface ReadBody {
  readonly body: SharedBody;
  readonly contentType: string | null;
}

export const noBody: ReadBody = { body: { kind: 'none' }, contentType: null };

type Form = 'json' | 'form' | 'text' | 'multipart' | 'file';

/** One of the media types that a body may have. */
interface Content {
  readonly spot: Spot;
  readonly mediaType: string;
  readonly schema: Spot;
  /** What the file gives as an example; `undefined` for nothing. */
  readonly example: unknown;
}

interface At {
  readonly where: string;
  readonly reading: Reading;
}

/** Reads the body of an operation of OpenAPI 3: of several media types JSON, or else what can be typed. */
export function readRequestBody(operation: Spot, at: At): ReadBody {
  const written = memberAt(operation, 'requestBody');
  if (written.value === undefined) return noBody;
  const spot = at.reading.references.resolve(written, at.where);
  if (!spot) return noBody;
  const contents = membersAt(memberAt(spot, 'content')).map((each): Content => {
    const example = memberAt(each, 'example').value ?? namedExample(each, at.where, at.reading.references);
    return { spot: each, mediaType: each.step, schema: memberAt(each, 'schema'), example };
  });
  return readContent(contents, at);
}

/** The same of Swagger 2. */
export function readSwaggerBody(operation: Spot, parameters: readonly Parameter[], at: At): ReadBody {
  const { root } = at.reading;
  const own = memberAt(operation, 'consumes');
  const consumes = elementsAt(own.value === undefined ? memberAt(root, 'consumes') : own).map(({ value }) =>
    plainText(value),
  );
  const fields = parameters.filter((each) => each.in === 'formData');
  if (fields.length > 0) return readFields(fields, consumes, at);
  const body = parameters.find((each) => each.in === 'body');
  if (!body) return noBody;
  const mediaTypes = consumes.length > 0 ? consumes : ['application/json'];
  const schema = memberAt(body.spot, 'schema');
  return readContent(
    mediaTypes.map((mediaType) => ({ spot: body.spot, mediaType, schema, example: undefined })),
    at,
  );
}

function readContent(contents: readonly Content[], at: At): ReadBody {
  const [chosen, ...others] = contents.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (!chosen) return noBody;
  const { findings } = at.reading;
  const isSameSpot = others.some(({ spot }) => spot === chosen.spot);
  const rest = others.map(({ mediaType }) => mediaType).join(', ');
  if (isSameSpot)
    findings.dropped({ spot: chosen.spot, where: at.where }, `or as ${rest}`, `sent as ${chosen.mediaType}`);
  else
    for (const { spot, mediaType } of others)
      findings.dropped({ spot, where: at.where }, `or as ${mediaType}`, `sent as ${chosen.mediaType}`);
  switch (formOf(chosen.mediaType)) {
    case 'json':
      return readJson(chosen, at);
    case 'form':
      return { body: { kind: 'form', rows: rowsOf(chosen, at) }, contentType: null };
    case 'multipart':
      findings.changed(
        { spot: chosen.spot, where: at.where },
        'a multipart body',
        'a form with its texts: the API may not take it',
      );
      return { body: { kind: 'form', rows: rowsOf(chosen, at) }, contentType: null };
    case 'text':
      return readText(chosen, at);
    case 'file':
      return { body: { kind: 'file', name: '', mediaType: concrete(chosen.mediaType) ?? '' }, contentType: null };
  }
}

const ranks: Readonly<Record<Form, number>> = { json: 0, form: 1, text: 2, multipart: 3, file: 4 };

function rankOf({ mediaType }: Content): number {
  return ranks[formOf(mediaType)] + (/^application\/json\b/i.test(mediaType) ? 0 : 0.5);
}

function formOf(mediaType: string): Form {
  const [type = ''] = mediaType.toLowerCase().split(';');
  if (/[/+]json$/.test(type.trim()) || type.trim() === '*/*') return 'json';
  if (/^application\/x-www-form-urlencoded/.test(type)) return 'form';
  if (type.startsWith('multipart/')) return 'multipart';
  return /^text\/|[/+](?:xml|yaml|x-yaml|graphql|javascript)\s*$/.test(type) ? 'text' : 'file';
}

/** A media type that can stand in a header; `null` for a range. */
function concrete(mediaType: string): string | null {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[\x20-\x7e]*)?$/.test(mediaType) ? mediaType : null;
}

function readJson(content: Content, at: At): ReadBody {
  const value = content.example ?? at.reading.examples.of(content.schema, at.where);
  const isPlain = /^application\/json$/i.test(content.mediaType);
  return { body: { kind: 'json', text: jsonBody(value) }, contentType: isPlain ? null : concrete(content.mediaType) };
}

function jsonBody(value: unknown): string {
  if (value === undefined) return '';
  // Many files write their examples as text.
  if (typeof value === 'string' && /^\s*[{[]/.test(value)) return value;
  return JSON.stringify(value, null, 2);
}

function readText(content: Content, at: At): ReadBody {
  const value = content.example ?? at.reading.examples.of(content.schema, at.where);
  const isText = typeof value === 'string';
  if (!isText)
    at.reading.findings.changed(
      { spot: content.spot, where: at.where },
      `a body as ${content.mediaType}`,
      'an empty text: there is no example of it',
    );
  const contentType = concrete(content.mediaType);
  return { body: { kind: 'text', text: isText ? value : '' }, contentType };
}

/** The fields of a form. Those of an example go along; of a schema those that are required. */
function rowsOf(content: Content, at: At): Row[] {
  const schemas = partsOf(content.schema, at);
  const files = tellFiles(schemas, at);
  const isGiven = isObject(content.example);
  const value = isGiven ? content.example : at.reading.examples.of(content.schema, at.where);
  const required = new Set(
    schemas.flatMap((schema) => elementsAt(memberAt(schema, 'required'))).map((each) => each.value),
  );
  return Object.entries(isObject(value) ? value : {})
    .filter(([name]) => !files.has(name))
    .flatMap(([name, each]) =>
      textsOf(each).map((text) => ({ name, value: text, isEnabled: isGiven || required.has(name) })),
    );
}

/** Schemas of one form: nobody writes more, and each may name many. */
const mostParts = 50;

/** A schema and all that its `allOf` puts together, each once. */
function partsOf(schema: Spot, { where, reading }: At): Spot[] {
  const parts = new Map<unknown, Spot>();
  const add = (written: Spot) => {
    const part = reading.references.resolve(written, where);
    if (!part || parts.has(part.value) || parts.size === mostParts) return;
    parts.set(part.value, part);
    for (const inner of elementsAt(memberAt(part, 'allOf'))) add(inner);
  };
  add(schema);
  return [...parts.values()];
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((each) => (typeof each === 'object' ? jsonText(each) : plainText(each)));
  return [isObject(value) ? jsonText(value) : plainText(value)];
}

/** A form here holds texts: its files are told. */
function tellFiles(schemas: readonly Spot[], { where, reading }: At): ReadonlySet<string> {
  const resolved = (spot: Spot) => reading.references.resolve(spot, where) ?? spot;
  const files = schemas
    .flatMap((schema) => membersAt(memberAt(schema, 'properties')))
    .filter((property) => {
      const whole = resolved(property);
      const own = textAt(whole, 'type') === 'array' ? resolved(memberAt(whole, 'items')) : whole;
      return textAt(own, 'format') === 'binary' || memberAt(own, 'contentMediaType').value !== undefined;
    });
  for (const file of files) reading.findings.dropped({ spot: file, where }, `the file ${file.step}`);
  return new Set(files.map(({ step }) => step));
}

function readFields(fields: readonly Parameter[], consumes: readonly string[], { where, reading }: At): ReadBody {
  const isFile = ({ spot }: Parameter) => textAt(spot, 'type') === 'file';
  for (const { spot, name } of fields.filter(isFile)) reading.findings.dropped({ spot, where }, `the file ${name}`);
  const isForm = consumes.length === 0 || consumes.some((each) => formOf(each) === 'form');
  const [first] = fields;
  if (first && (!isForm || fields.some(isFile)))
    reading.findings.changed(
      { spot: first.spot, where },
      'a multipart body',
      'a form with its texts: the API may not take it',
    );
  const rows = fields
    .filter((field) => !isFile(field))
    .flatMap((field) => pairsOf(field, true).map(([name, value]) => ({ name, value, isEnabled: field.isRequired })));
  return { body: { kind: 'form', rows }, contentType: null };
}
