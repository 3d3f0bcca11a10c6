// Values of a token response that later requests need, as variables: Salesforce's `instance_url`, Slack's `team.id`.
import { jsonSpans } from '#call/json-spans.ts';
import { maskJson } from '#call/mask-json.ts';
import type { KeptValue } from './dialect.ts';
import { valueAt } from './json-pointer.ts';
import { readDocument } from './response-document.ts';
import type { Token } from './token.ts';

/** A variable that a token response gives. */
export interface KeptVariable {
  readonly name: string;
  readonly text: string;
}

/**
 * The variables that tokens give, by what their profile keeps: each from the first token that has it, so a refresh that
 * repeats less than the first response takes nothing away. Texts, numbers and flags only; what a screen would mask is
 * no variable: it would be read in every preview.
 * @param tokens the one in use first.
 */
export function keptVariablesOf(
  tokens: readonly Pick<Token, 'response'>[],
  keptValues: readonly KeptValue[],
): KeptVariable[] {
  if (keptValues.length === 0) return [];
  const documents = tokens.flatMap(({ response }) => {
    const read = readDocument(response, formNamesOf(keptValues));
    return read.kind === 'document' ? [read.value] : [];
  });
  return keptValues.flatMap(({ name, pointer }) => {
    const text = documents.map((document) => textAt(document, pointer)).find((each) => each !== null);
    return name === '' || text == null ? [] : [{ name, text }];
  });
}

/** A form is one by any of its members; that it was a token response is known. */
function formNamesOf(keptValues: readonly KeptValue[]): string[] {
  return ['access_token', ...keptValues.map(({ pointer }) => pointer.slice(1))];
}

function textAt(document: object, pointer: string): string | null {
  const value = pointer === '' ? undefined : valueAt(document, pointer);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  return isMasked(pointer, value) ? null : String(value);
}

/** As the response itself would be shown: by the names on the way, and by the value's own shape. */
function isMasked(pointer: string, value: string | number | boolean): boolean {
  const name = JSON.stringify(pointer.slice(pointer.lastIndexOf('/') + 1));
  const spans = jsonSpans(`{${name}:${JSON.stringify(value)}}`);
  return spans === null || maskJson(spans).some(({ tone }) => tone === 'secret');
}
