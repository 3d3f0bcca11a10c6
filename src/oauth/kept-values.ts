// Values of a token response that later requests need, as variables: Salesforce's `instance_url`, Slack's `team.id`.
import type { KeptValue } from '#call/answer-reading.ts';
import { jsonSpans } from '#call/json-spans.ts';
import { maskJson } from '#call/mask-json.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { valueAt } from './json-pointer.ts';
import { readDocument } from './response-document.ts';
import { type BoundToken, boundTokenOf, type Token } from './token.ts';

/**
 * A variable that a token response gives. A secret one is sealed: `null` where its token has no seal of it yet. It goes
 * where the token may that it came with.
 */
export type KeptVariable =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly secret: SecretRef | null; readonly from: BoundToken };

/**
 * The variables that tokens give, by what their profile keeps: each from the first token that has it, so a refresh that
 * repeats less than the first response takes nothing away. Texts, numbers and flags only; what a screen would mask is
 * no variable, as every preview would show it, unless its profile keeps it as a secret.
 * @param tokens the one in use first.
 */
export function keptVariablesOf(
  tokens: readonly (BoundToken & Pick<Token, 'response' | 'keptSecrets'>)[],
  keptValues: readonly KeptValue[],
): KeptVariable[] {
  if (keptValues.length === 0) return [];
  const answers = tokens.flatMap(({ response, keptSecrets = [], ...token }) => {
    const document = documentOf(response, keptValues);
    return document ? [{ document, keptSecrets, from: boundTokenOf(token) }] : [];
  });
  return keptValues.flatMap((kept): KeptVariable[] => {
    const { name, pointer } = kept;
    const found = answers.find(({ document }) => textAt(document, kept) !== null);
    if (name === '' || !found) return [];
    if (!kept.isSecret) return [{ name, text: textAt(found.document, kept) ?? '' }];
    const { keptSecrets, from } = found;
    return [{ name, secret: keptSecrets.find((each) => each.pointer === pointer)?.secret ?? null, from }];
  });
}

/** The values of a response that are kept as secrets: what is sealed of it, and masked in it. */
export function secretValuesIn(
  response: string,
  keptValues: readonly KeptValue[] = [],
): { readonly name: string; readonly pointer: string; readonly text: string }[] {
  const secret = keptValues.filter(({ name, isSecret }) => isSecret && name !== '');
  const document = secret.length === 0 ? null : documentOf(response, secret);
  if (!document) return [];
  return secret.flatMap((kept) => {
    const text = textAt(document, kept);
    return text ? [{ name: kept.name, pointer: kept.pointer, text }] : [];
  });
}

function documentOf(response: string, keptValues: readonly KeptValue[]): object | null {
  const read = readDocument(response, formNamesOf(keptValues));
  return read.kind === 'document' ? read.value : null;
}

/** A form is one by any of its members; that it was a token response is known. */
function formNamesOf(keptValues: readonly KeptValue[]): string[] {
  return ['access_token', ...keptValues.map(({ pointer }) => pointer.slice(1))];
}

function textAt(document: object, { pointer, isSecret }: KeptValue): string | null {
  const value = pointer === '' ? undefined : valueAt(document, pointer);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  return !isSecret && isMasked(pointer, value) ? null : String(value);
}

/** As the response itself would be shown: by the names on the way, and by the value's own shape. */
function isMasked(pointer: string, value: string | number | boolean): boolean {
  const name = JSON.stringify(pointer.slice(pointer.lastIndexOf('/') + 1));
  const spans = jsonSpans(`{${name}:${JSON.stringify(value)}}`);
  return spans === null || maskJson(spans).some(({ tone }) => tone === 'secret');
}
