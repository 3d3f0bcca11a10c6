// Where the tokens of a JSON text end (RFC 8259), found in one pass and without making values of them.

/** Where text in quotes ends, one past the source where it never does, `null` where it holds what JSON forbids. */
export function jsonTextEnd(source: string, start: number): number | null {
  for (let at = start + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return null;
    if (code === 0x5c) {
      const length = escapeLength(source, at);
      if (length === null) return null;
      at += length - 1;
    }
  }
  return source.length + 1;
}

function escapeLength(source: string, at: number): number | null {
  const sign = source[at + 1];
  if (sign === undefined) return 2;
  if (sign !== 'u') return '"\\/bfnrt'.includes(sign) ? 2 : null;
  const digits = source.slice(at + 2, at + 6);
  const isCut = at + 6 > source.length;
  return /^[\da-fA-F]*$/.test(digits) && (digits.length === 4 || isCut) ? 6 : null;
}

const numberOrWord = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** Where a number, `true`, `false` or `null` ends, `null` where none of them stands. */
export function jsonScalarEnd(source: string, start: number): number | null {
  numberOrWord.lastIndex = start;
  return numberOrWord.test(source) ? numberOrWord.lastIndex : null;
}

/** Where white space ends. */
export function jsonSpaceEnd(source: string, start: number): number {
  for (let at = start; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
  }
  return source.length;
}
