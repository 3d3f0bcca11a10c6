import { variableName } from '#oauth/variable-name.ts';

/** A piece of a text that may name variables, with where it stands in the text. */
export type VariablePiece =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'variable'; readonly name: string; readonly start: number; readonly end: number };

const reference = new RegExp(String.raw`\{\{[ \t]*(${variableName})[ \t]*\}\}`, 'gu');

/**
 * Cuts a text into what is literal and what names a variable: `{{name}}`, blanks inside the braces left aside. Braces
 * that hold no name, or never close, are literal: JSON and templates of others are full of them.
 */
export function readVariableText(text: string): VariablePiece[] {
  const pieces: VariablePiece[] = [];
  let start = 0;
  const literal = (end: number) => {
    if (end > start) pieces.push({ kind: 'text', text: text.slice(start, end), start, end });
  };
  for (const match of text.matchAll(reference)) {
    literal(match.index);
    start = match.index + match[0].length;
    pieces.push({ kind: 'variable', name: match[1] ?? '', start: match.index, end: start });
  }
  literal(text.length);
  return pieces;
}
