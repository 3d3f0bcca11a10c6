export type CodeTone =
  | 'plain'
  | 'key'
  | 'string'
  | 'number'
  | 'const'
  | 'punct'
  | 'muted'
  | 'strong'
  | 'secret'
  | 'slot'
  /** A name that stands for what is not there. */
  | 'name'
  | 'ok'
  | 'bad';

/** A run of text with one look. The text is shown as it is, never read as markup. */
export interface CodeSpan {
  text: string;
  tone?: CodeTone;
}

/** One list of spans per line; a span that holds line breaks is cut at each. */
export function splitLines(spans: readonly CodeSpan[]): CodeSpan[][] {
  const lines: CodeSpan[][] = [[]];
  for (const span of spans) {
    span.text.split(/\r\n|\n|\r/).forEach((text, part) => {
      if (part > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...span, text });
    });
  }
  return lines;
}
