import { jsonSpans } from './json-spans.ts';

/** Lays JSON out, a member or an item to a line, digits and escapes as they were sent; other text stays as it is. */
export function indentJson(source: string): string {
  const pieces = jsonSpans(source)?.filter(({ tone }) => tone !== 'plain');
  if (!pieces) return source;
  let depth = 0;
  let text = '';
  const breakLine = () => {
    text += `\n${'  '.repeat(depth)}`;
  };
  pieces.forEach(({ text: piece }, place) => {
    const isEmptied = /[[{]/.test(pieces[place - 1]?.text ?? '') && pieces[place - 1]?.tone === 'punct';
    if (piece === '}' || piece === ']') {
      depth -= 1;
      if (!isEmptied) breakLine();
    } else if (isEmptied) breakLine();
    text += piece === ':' ? ': ' : piece;
    if (piece === '{' || piece === '[') depth += 1;
    if (piece === ',') breakLine();
  });
  return text;
}
