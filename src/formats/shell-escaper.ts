// Writes arguments for a POSIX shell (POSIX.1-2017, Shell Command Language, section 2.2): sh, dash, bash, zsh, ksh.

/** A piece of an argument: literal text, a variable of the shell, or pieces that are base64-encoded together. */
export type ShellPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'base64'; readonly pieces: readonly ShellPiece[] };

/** The bytes that literal text stands for. A header's value is Latin-1 on the wire, everything else UTF-8. */
export type TextEncoding = 'utf-8' | 'latin-1';

/**
 * Characters that a paste, a terminal or the eye would take for something else: controls but the newline, half a
 * surrogate pair, and those that are invisible or turn the direction of what follows. They are written as octal bytes.
 */
const unshowable =
  '\\0-\\t\\v-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff';
const runs = {
  'utf-8': new RegExp(`[${unshowable}]+`, 'gu'),
  'latin-1': new RegExp(`[${unshowable}\\x80-\\xff]+`, 'gu'),
} as const;
const unshowableCharacter = new RegExp(`[${unshowable}]`, 'u');

/** Tells whether text holds a character that is not written as itself: better put in by printf as a whole. */
export function holdsUnshowable(text: string): boolean {
  return unshowableCharacter.test(text);
}

/**
 * One argument. As `"text $NAME"` where the text has nothing that means something there; else in single quotes, what
 * can't be shown from `printf`, variables in double quotes. NUL is no part of any program's argument: `holdsUnshowable`
 * tells of it beforehand, and `printfCommand` can write it.
 * @throws if the text holds NUL.
 */
export function quoteArgument(pieces: readonly ShellPiece[], encoding: TextEncoding = 'utf-8'): string {
  const merged = mergeTexts(pieces);
  const literal = literalOf(merged);
  if (literal.includes('\0')) throw new Error('An argument of a command holds NUL');
  const isInLines = literal.includes('\n');
  const isLiteral = merged.every(({ kind }) => kind === 'text');
  if (isLiteral && /^\w[\w./-]*$/.test(literal)) return literal;
  if (isLiteral) return quoteText(literal, encoding, isInLines);
  const isPlain = !/[$`"\\!\n]/.test(literal) && literal.search(runs[encoding]) < 0;
  if (isPlain) return `"${merged.map((piece, at) => inDoubleQuotes(piece, merged[at + 1])).join('')}"`;
  return merged
    .map((piece) => (piece.kind === 'text' ? quoteText(piece.text, encoding, isInLines) : `"${inDoubleQuotes(piece)}"`))
    .join('');
}

/** The literal text of an argument, without its variables. */
export function literalOf(pieces: readonly ShellPiece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
}

function mergeTexts(pieces: readonly ShellPiece[]): ShellPiece[] {
  const merged: ShellPiece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: last.text + piece.text };
    } else merged.push(piece);
  }
  return merged;
}

/** Most characters of one `printf`: not every shell has its own, and Linux takes 128 KiB for an argument. */
const longestFormat = 8000;

/** A command that writes the pieces byte for byte, NUL included. What is long is written in turns. */
export function printfCommand(pieces: readonly ShellPiece[]): string {
  if (literalOf(pieces).length <= longestFormat) return printfOnce(pieces);
  const turns = pieces.flatMap((piece) => (piece.kind === 'text' ? turnsOf(piece.text) : [piece]));
  return ['{', ...turns.map((turn) => `  ${printfOnce([turn])}`), '}'].join('\n');
}

function turnsOf(text: string): ShellPiece[] {
  const turns = text.match(new RegExp(`[^]{1,${longestFormat}}`, 'gu')) ?? [];
  return turns.map((turn) => ({ kind: 'text', text: turn }));
}

function printfOnce(pieces: readonly ShellPiece[]): string {
  const format = pieces.map((piece) => (piece.kind === 'text' ? formatOf(piece.text) : '%s')).join('');
  const values = pieces.filter(({ kind }) => kind !== 'text').map((piece) => ` "${inDoubleQuotes(piece)}"`);
  // A format that begins with a dash would be taken for an option.
  return `printf '${format.replace(/^-/, '\\055').replaceAll("'", "'\\''")}'${values.join('')}`;
}

/**
 * Text in single quotes, where nothing means anything.
 * @param isInLines the argument has several lines: older shells lose sight of the quotes from line to line when they
 * look for `!`, so that is put outside of them, behind a backslash.
 */
function quoteText(text: string, encoding: TextEncoding, isInLines: boolean): string {
  if (text === '') return "''";
  const quoted: string[] = [];
  let done = 0;
  for (const { 0: run, index } of text.matchAll(runs[encoding])) {
    if (index > done) quoted.push(inSingleQuotes(text.slice(done, index), isInLines));
    quoted.push(`"$(printf '${octal(run, encoding)}')"`);
    done = index + run.length;
  }
  if (done < text.length) quoted.push(inSingleQuotes(text.slice(done), isInLines));
  return quoted.join('');
}

function inSingleQuotes(text: string, isInLines: boolean): string {
  const quoted = text.replaceAll("'", "'\\''");
  return `'${isInLines ? quoted.replaceAll('!', "'\\!'") : quoted}'`;
}

/** Braces tell a name from what follows it, but at the end and before a space or `&`: zsh reads on after others. */
function inDoubleQuotes(piece: ShellPiece, next?: ShellPiece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'variable':
      return !next || (next.kind === 'text' && /^[ &]/.test(next.text)) ? `$${piece.name}` : `\${${piece.name}}`;
    case 'base64':
      return `$(${printfCommand(piece.pieces)} | base64 | tr -d '\\n')`;
  }
}

/** Text in the format of printf. `!` would be looked for within a `"$(…)"`. */
function formatOf(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replaceAll('!', '\\041')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .replace(runs['utf-8'], (run) => octal(run, 'utf-8'));
}

function octal(text: string, encoding: TextEncoding): string {
  const bytes =
    encoding === 'utf-8' ? [...new TextEncoder().encode(text)] : Array.from(text, (each) => each.charCodeAt(0));
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
