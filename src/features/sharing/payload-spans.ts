import { jsonSpans } from '#call/json-spans.ts';
import { readVariableText } from '#collection/variable-text.ts';
import type { CodeSpan } from '#ui/code-span.ts';

/** More would hold the page up, and is in the file all the same. */
const mostShown = 100_000;

/** What is shown of a text that is handed over. */
export interface ShownPayload {
  readonly spans: readonly CodeSpan[];
  /** Characters that are not shown. */
  readonly rest: number;
}

/** A document to the letter, in its tones: names in place of values stand out, and so does what tells of a secret. */
export function payloadSpans(text: string): ShownPayload {
  const spans = text.length > mostShown ? null : jsonSpans(text);
  if (!spans) return { spans: [{ text: text.slice(0, mostShown) }], rest: Math.max(0, text.length - mostShown) };
  return {
    spans: spans.flatMap(({ text: piece, tone, member }): CodeSpan[] => {
      const tellsOfSecret = (member === 'secret' || member === 'secrets') && tone !== 'key' && tone !== 'punct';
      if (tellsOfSecret && piece.trim() !== '') return [{ text: piece, tone: 'name' }];
      return tone === 'string' ? namesIn(piece) : [{ text: piece, tone }];
    }),
    rest: 0,
  };
}

function namesIn(text: string): CodeSpan[] {
  return readVariableText(text).map(({ kind, start, end }) => ({
    text: text.slice(start, end),
    tone: kind === 'variable' ? 'name' : 'string',
  }));
}
