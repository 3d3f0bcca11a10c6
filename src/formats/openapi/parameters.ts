// Parameters: OpenAPI 3.1 section 4.8.12, Swagger 2 "Parameter Object".
import { jsonText, plainText } from '../json-places.ts';
import type { Reading } from './reading.ts';
import { givenExample } from './schema-examples.ts';
import { elementsAt, memberAt, membersAt, type Spot, textAt } from './spot.ts';

/** A parameter as the file has it. */
export interface Parameter {
  readonly spot: Spot;
  readonly in: string;
  readonly name: string;
  readonly isRequired: boolean;
  /** What the file gives for it; `undefined` for nothing. */
  readonly value: unknown;
}

/** The parameters of an operation, those of its path first; its own take their place where they are the same. */
export function readParameters(lists: readonly Spot[], where: string, reading: Reading): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const spot of lists.flatMap((list) => elementsAt(memberAt(list, 'parameters')))) {
    const parameter = readParameter(spot, where, reading);
    if (parameter) found.set(JSON.stringify([parameter.in, parameter.name]), parameter);
  }
  return [...found.values()];
}

function readParameter(written: Spot, where: string, { references, findings }: Reading): Parameter | null {
  const spot = references.resolve(written, where);
  if (!spot) return null;
  const [name, place] = [textAt(spot, 'name'), textAt(spot, 'in')];
  if (name === '' || place === '') {
    findings.dropped({ spot, where }, 'a parameter without a name or a place');
    return null;
  }
  const isRequired = place === 'path' || memberAt(spot, 'required').value === true;
  return { spot, in: place, name, isRequired, value: givenValue(spot, where, references) };
}

function givenValue(spot: Spot, where: string, references: Reading['references']): unknown {
  const own =
    memberAt(spot, 'example').value ?? memberAt(spot, 'x-example').value ?? namedExample(spot, where, references);
  if (own !== undefined) return own;
  const [content] = membersAt(memberAt(spot, 'content'));
  if (content) return memberAt(content, 'example').value ?? namedExample(content, where, references);
  const schemaSpot = memberAt(spot, 'schema');
  // Swagger 2 has the schema's members in the parameter itself.
  const schema = schemaSpot.value === undefined ? spot : references.resolve(schemaSpot, where);
  return schema ? givenExample(schema) : undefined;
}

/** The value of the first of `examples`; `undefined` for none, and for one that is kept elsewhere. */
export function namedExample(spot: Spot, where: string, references: Reading['references']): unknown {
  const [first] = membersAt(memberAt(spot, 'examples'));
  const example = first && references.resolve(first, where);
  return example ? memberAt(example, 'value').value : undefined;
}

/** A name and a value, not encoded. */
export type Pair = readonly [name: string, value: string];

/** What is in between the elements of an array, by its style; Swagger 2 has a word of its own for it. */
const joints: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
  ['ssv', ' '],
  ['tsv', '\t'],
  ['pipes', '|'],
]);

/** How a query or form parameter is written (OpenAPI 3.1 section 4.8.12.2): one pair, or one for each of its parts. */
export function pairsOf({ spot, name, value }: Parameter, isSwagger: boolean): Pair[] {
  const style = textAt(spot, 'style') || textAt(spot, 'collectionFormat');
  const isJson = memberAt(spot, 'content').value !== undefined;
  if (typeof value !== 'object' || value === null || isJson)
    return [[name, isJson ? textOf(value) : plainOrJson(value)]];
  const isExploded = isSwagger ? style === 'multi' : memberAt(spot, 'explode').value !== false && !joints.has(style);
  const joint = joints.get(style) ?? ',';
  if (Array.isArray(value)) {
    const parts = value.map(plainOrJson);
    return isExploded && parts.length > 0 ? parts.map((part) => [name, part]) : [[name, parts.join(joint)]];
  }
  const members = Object.entries(value);
  if (style === 'deepObject') return members.map(([key, part]) => [`${name}[${key}]`, plainOrJson(part)]);
  if (isExploded) return members.map(([key, part]) => [key, plainOrJson(part)]);
  return [[name, members.flatMap(([key, part]) => [key, plainOrJson(part)]).join(joint)]];
}

/** The value of a path or header parameter, style `simple`: an object's members in a row, or as `name=value`. */
export function simpleText({ spot, value }: Pick<Parameter, 'spot' | 'value'>): string {
  if (Array.isArray(value)) return value.map(plainOrJson).join(',');
  if (typeof value !== 'object' || value === null) return plainOrJson(value);
  const joint = memberAt(spot, 'explode').value === true ? '=' : ',';
  return Object.entries(value)
    .map(([name, part]) => `${name}${joint}${plainOrJson(part)}`)
    .join(',');
}

function plainOrJson(value: unknown): string {
  return typeof value === 'object' && value !== null ? jsonText(value) : plainText(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || value === undefined ? plainText(value) : jsonText(value);
}
