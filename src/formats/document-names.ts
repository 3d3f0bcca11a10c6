// The names that a document uses: a new variable takes none of them.
import { placedVariables } from '#collection/document-places.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { readVariableText } from '#collection/variable-text.ts';
import { plainTextsOf } from './plain-texts.ts';

/** Names, each with the requests that alone ask for it; `all` where a new variable of the collection would reach more. */
export type UsedNames = ReadonlyMap<string, ReadonlySet<string> | 'all'>;

/** The names of its variables, and every name that its texts ask for: a new one stands for nothing else. */
export function namesInDocument(document: SharedDocument): Set<string> {
  const names = new Set(placedVariables(document).map(({ variable }) => variable.name));
  for (const { name } of askedNames(document)) names.add(name);
  return names;
}

/**
 * The same with whom they are for: a secret variable of the collection that only some requests ask for may stand for
 * what they say as text elsewhere, as it does once that was moved to the vault before.
 */
export function usedNames(document: SharedDocument): UsedNames {
  const used = new Map<string, Set<string> | 'all'>();
  for (const { place, variable } of placedVariables(document)) {
    const { name, value } = variable;
    const isOwn = place.kind === 'variable' && place.groupId === document.collection?.id && value.kind === 'secret';
    used.set(name, isOwn && used.get(name) !== 'all' ? new Set() : 'all');
  }
  for (const { name, by } of askedNames(document)) {
    const known = used.get(name);
    if (known instanceof Set && by !== null) known.add(by);
    else used.set(name, 'all');
  }
  return used;
}

/** `by` is the request that asks, `null` where anything else does. */
function* askedNames(document: SharedDocument): Generator<{ readonly name: string; readonly by: string | null }, void> {
  for (const { text, owner } of plainTextsOf(document)) {
    if (!text.includes('{{')) continue;
    const by = owner.kind === 'request' ? owner.id : null;
    for (const piece of readVariableText(text)) if (piece.kind === 'variable') yield { name: piece.name, by };
  }
}
