/** A piece of a text that may name variables, with where it stands in the text. */
export type VariablePiece =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'variable'; readonly name: string; readonly start: number; readonly end: number };

/** A name begins with a letter, `_` or, where the console makes its value, `$`; blanks inside the braces don't count. */
const reference = /\{\{[ \t]*(\$?[\p{L}_][\p{L}\p{N}_.-]*)[ \t]*\}\}/gu;

/**
 * Cuts a text into what is literal and what names a variable: `{{name}}`. Braces that hold no name, or never close,
 * are literal: JSON and templates of others are full of them.
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

/** The names of the variables that a text names, each once, in order. */
export function variablesIn(text: string): string[] {
  const names = readVariableText(text).flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : []));
  return [...new Set(names)];
}
