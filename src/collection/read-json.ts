import type { DecodedText } from './decode-document.ts';
import { isPlainJson } from './look-at-json.ts';
import type { DocumentRefusal } from './read-document-result.ts';
import { type JsonBudget, scanJson } from './scan-json.ts';

/** What reading a JSON text gives. */
export type ReadJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: DocumentRefusal };

/**
 * Reads a JSON text that came from anybody, or says why not. Values are made of it when it is known to be within its
 * budget and to name nothing twice. A quick look tells that of nearly every text; a close one, several times slower,
 * tells what is wrong with the others.
 * @throws what JSON.parse does where the close look finds nothing wrong, such as no memory for the values.
 */
export function readJson(decoded: DecodedText, budget: JsonBudget): ReadJson {
  const { text } = decoded;
  const refusal = findJsonFault(decoded, budget);
  if (refusal) return { kind: 'refused', refusal };
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch (error) {
    const fault = scanJson(text, budget);
    if (fault) return { kind: 'refused', refusal: fault };
    throw error;
  }
}

/** What is wrong with a JSON text before values are made of it; `null` for nothing that either look finds. */
export function findJsonFault({ text, bytes }: DecodedText, budget: JsonBudget): DocumentRefusal | null {
  return isPlainJson(bytes, budget) ? null : scanJson(text, budget);
}
