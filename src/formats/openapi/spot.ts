// Values of somebody else's document with where they stand: a path is written out only where something is told of it.
import { isObject, plainText } from '../json-places.ts';

/** A value with where it stands; `undefined` where there is none. */
export interface Spot {
  readonly value: unknown;
  readonly outer: Spot | null;
  /** A member's name, or an element's place. */
  readonly step: string | number;
}

export function rootSpot(value: unknown): Spot {
  return { value, outer: null, step: '' };
}

/** A member of its own: nothing is reached through a prototype. */
export function memberAt(spot: Spot, name: string): Spot {
  const { value } = spot;
  return { value: isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined, outer: spot, step: name };
}

/** The members of an object in their order; none of anything else. */
export function membersAt(spot: Spot): (Spot & { readonly step: string })[] {
  const { value } = spot;
  if (!isObject(value)) return [];
  return Object.keys(value).map((step) => ({ value: value[step], outer: spot, step }));
}

/** The elements of an array; none of anything else. */
export function elementsAt(spot: Spot): Spot[] {
  if (!Array.isArray(spot.value)) return [];
  return spot.value.map((value: unknown, step) => ({ value, outer: spot, step }));
}

/** Text as it is, a number or truth value as JSON writes it; empty for anything else. */
export function textAt(spot: Spot, name: string): string {
  return plainText(memberAt(spot, name).value);
}

/** As people write it: `paths["/pets"].get.parameters[0]`. */
export function pathOf(spot: Spot): string {
  const steps: string[] = [];
  for (let each: Spot = spot; each.outer; each = each.outer) steps.unshift(stepText(each.step));
  return steps.join('').replace(/^\./, '');
}

function stepText(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step) && step.length <= longestStep) return `.${step}`;
  return `[${JSON.stringify(shortened(step, longestStep))}]`;
}

const longestStep = 100;

/** What is shown in a line: a name of a megabyte would be no help. */
export function shortened(text: string, most = 200): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
