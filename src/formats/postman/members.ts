// Members of somebody else's JSON, whatever they are: what is not of the kind that is asked for counts as absent.
import { isObject, type Members, plainText } from '../json-places.ts';

const none: Members = Object.freeze({});

/** A member of its own, `undefined` for none: nothing is reached through a prototype. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function objectOf(value: unknown): Members {
  return isObject(value) ? value : none;
}

/** The objects of a list, each with its place in the list. */
export function rowsOf(value: unknown): { readonly row: Members; readonly at: number }[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((row: unknown, at) => ({ row, at }))
    .filter((each): each is { row: Members; at: number } => isObject(each.row));
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A description: text, or an object with its text. */
export function descriptionOf(value: unknown): string {
  return isObject(value) ? plainText(memberOf(value, 'content')) : plainText(value);
}
