// An example made of a schema, where the file gives none: shallow, small, and each schema once, however often it is used
// and whatever it leads back to.

import { plainText } from '../json-places.ts';
import type { Findings } from './findings.ts';
import type { References } from './references.ts';
import { elementsAt, memberAt, membersAt, type Spot } from './spot.ts';

/** Objects and arrays within one another, and values in one example. */
const deepest = 6;
const mostValues = 500;
/** Values in all examples together. */
const mostOfAll = 3_000_000;

interface Building {
  left: number;
  /** Schemas that are being built: one that leads back to itself ends there. */
  readonly within: Set<unknown>;
}

/** Stands for no value at all. */
const nothing = Symbol('nothing');

const byFormat: ReadonlyMap<string, string> = new Map([
  ['date', '2026-01-31'],
  ['date-time', '2026-01-31T12:00:00Z'],
  ['time', '12:00:00Z'],
  ['email', 'name@example.com'],
  ['uri', 'https://example.com'],
  ['url', 'https://example.com'],
  ['hostname', 'example.com'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['uuid', '00000000-0000-4000-8000-000000000000'],
]);

/** Makes examples of schemas. */
export class SchemaExamples {
  readonly #references: References;
  readonly #made = new Map<unknown, unknown>();
  #left = mostOfAll;

  readonly #findings: Findings;

  constructor(references: References, findings: Findings) {
    this.#references = references;
    this.#findings = findings;
  }

  /** A value that the schema would take, as far as can be told; `undefined` for no schema. */
  of(schema: Spot, where: string): unknown {
    const known = this.#made.get(schema.value);
    if (known !== undefined || typeof schema.value !== 'object' || schema.value === null) return known;
    if (this.#left <= 0) {
      this.#findings.dropped(
        { spot: schema, where },
        'a schema without an example',
        'none is made: there are too many',
      );
      return undefined;
    }
    const building: Building = { left: Math.min(mostValues, this.#left), within: new Set() };
    const before = building.left;
    const value = this.#build(schema, where, building);
    this.#left -= before - building.left;
    const made = value === nothing ? undefined : value;
    this.#made.set(schema.value, made);
    return made;
  }

  #build(spot: Spot, where: string, building: Building): unknown {
    const schema = this.#references.resolve(spot, where);
    if (!schema || typeof schema.value !== 'object' || schema.value === null) return nothing;
    if (building.left <= 0 || building.within.has(schema.value)) return nothing;
    building.left -= 1;
    const given = givenExample(schema);
    if (given !== undefined) return given;
    if (building.within.size >= deepest) return nothing;
    building.within.add(schema.value);
    const value = this.#make(schema, where, building);
    building.within.delete(schema.value);
    return value;
  }

  #make(schema: Spot, where: string, building: Building): unknown {
    const parts = elementsAt(memberAt(schema, 'allOf'));
    const [choice] = [...elementsAt(memberAt(schema, 'oneOf')), ...elementsAt(memberAt(schema, 'anyOf'))];
    const own = this.#byType(schema, where, building);
    const built = [...parts, ...(choice ? [choice] : [])].map((part) => this.#build(part, where, building));
    const values = [own, ...built].filter((value) => value !== nothing);
    if (values.length > 0 && values.every(isRecord)) return merged(values);
    return values.find((value) => !isRecord(value) || Object.keys(value).length > 0) ?? values[0] ?? nothing;
  }

  #byType(schema: Spot, where: string, building: Building): unknown {
    switch (typeOf(schema)) {
      case 'object':
        return this.#object(schema, where, building);
      case 'array': {
        const element = this.#build(memberAt(schema, 'items'), where, building);
        return element === nothing ? [] : [element];
      }
      case 'string':
        return byFormat.get(plainText(memberAt(schema, 'format').value)) ?? '';
      case 'integer':
      case 'number':
        return leastOf(schema);
      case 'boolean':
        return false;
      case 'null':
        return null;
      default:
        return nothing;
    }
  }

  #object(schema: Spot, where: string, building: Building): unknown {
    const members: [string, unknown][] = [];
    for (const property of membersAt(memberAt(schema, 'properties'))) {
      if (building.left <= 0) break;
      const resolved = this.#references.resolve(property, where);
      if ([property, resolved].some((each) => each && memberAt(each, 'readOnly').value === true)) continue;
      const value = this.#build(property, where, building);
      if (value !== nothing) members.push([property.step, value]);
    }
    return Object.fromEntries(members);
  }
}

/** What the schema itself gives as a value; `undefined` for none. */
export function givenExample(schema: Spot): unknown {
  const at = (name: string) => memberAt(schema, name).value;
  const first = (name: string) => elementsAt(memberAt(schema, name))[0]?.value;
  return at('example') ?? first('examples') ?? at('const') ?? at('default') ?? first('enum');
}

/** The type, where it is said or can be told by what else stands there. */
function typeOf(schema: Spot): string {
  const { value } = memberAt(schema, 'type');
  const said = Array.isArray(value) ? (value.find((each) => each !== 'null') ?? value[0]) : value;
  if (typeof said === 'string') return said;
  if (memberAt(schema, 'properties').value !== undefined) return 'object';
  return memberAt(schema, 'items').value === undefined ? '' : 'array';
}

function leastOf(schema: Spot): number {
  const { value } = memberAt(schema, 'minimum');
  return typeof value === 'number' ? value : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merged(values: readonly Record<string, unknown>[]): Record<string, unknown> {
  return Object.fromEntries(values.flatMap((value) => Object.entries(value)));
}
