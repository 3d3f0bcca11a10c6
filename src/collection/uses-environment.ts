import type { SharedCollection, SharedEnvironment } from './shared-document.ts';
import { readVariableText } from './variable-text.ts';

/**
 * Whether something in a collection takes a value of an environment, or its profile.
 * @param environment as it is shared: it names a role where something uses that alone.
 */
export function usesEnvironment(collection: SharedCollection, { role, variables }: SharedEnvironment): boolean {
  if (role !== null) return true;
  const defined = new Set(variables.map(({ name }) => name));
  // A name stands in text, wherever that stands: written out, all of it is looked through at once.
  const pieces = defined.size === 0 ? [] : readVariableText(JSON.stringify(collection));
  return pieces.some((piece) => piece.kind === 'variable' && defined.has(piece.name));
}
