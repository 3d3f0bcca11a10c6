// Texts with variables in them, there and here: `{{name}}` in both, with other names for what is made for each send.
import { dynamicNames } from '#collection/scope.ts';
import { readVariableText } from '#collection/variable-text.ts';
import { isVariableName } from '#oauth/variable-name.ts';

const postmanReference = /\{\{([^{}]*)\}\}/g;
/** What a name may be made of there for it to be meant as one: JSON is full of braces. */
const postmanName = /^[\p{L}\p{N}_$@:/()#.\- ]+$/u;
/** A version 4 UUID goes by two names there. */
const ownNames: ReadonlyMap<string, string> = new Map([
  ['$guid', '$uuid'],
  ['$randomUUID', '$uuid'],
]);
const known: ReadonlySet<string> = new Set(dynamicNames);

/** A name that had to be read otherwise, or that has no value here. */
export type NameChange =
  | { readonly kind: 'renamed'; readonly was: string; readonly now: string }
  | { readonly kind: 'unknown'; readonly was: string };

/** The name that a variable of Postman's goes by here; `null` for what can't be one. */
export function ownVariableName(name: string): string | null {
  const trimmed = name.trim();
  if (isVariableName(trimmed)) return ownNames.get(trimmed) ?? trimmed;
  if (!postmanName.test(trimmed)) return null;
  const plain = trimmed.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[.-]+/, '');
  return isVariableName(plain) ? plain : null;
}

/** Reads a text of Postman's. `tell` is told of each name that is not the same here. */
export function fromPostmanText(text: string, tell: (change: NameChange) => void): string {
  return text.replace(postmanReference, (written: string, name: string) => {
    const own = ownVariableName(name);
    if (own === null) return written;
    if (own.startsWith('$') && !known.has(own)) tell({ kind: 'unknown', was: own });
    else if (own !== name.trim()) tell({ kind: 'renamed', was: name.trim(), now: own });
    return `{{${own}}}`;
  });
}

/** Writes a text for Postman, which takes a name as it stands, blanks included. */
export function toPostmanText(text: string): string {
  return readVariableText(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : `{{${piece.name === '$uuid' ? '$guid' : piece.name}}}`))
    .join('');
}

/** Whether a text names variables; a literal secret is one that does not. */
export function namesVariables(text: string): boolean {
  return readVariableText(text).some(({ kind }) => kind === 'variable');
}
