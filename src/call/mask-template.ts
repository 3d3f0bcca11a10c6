// Secrets in text with slots in it. The text is read as the one it is: a secret's name may stand in one part of a
// template and its value in the next.
import { type JsonSpan, type JsonTone, jsonSpans } from './json-spans.ts';
import { type MaskedJsonSpan, maskJsonSpans } from './mask-json.ts';
import { maskPieces, secretSpans } from './mask-text.ts';
import { dots } from './masked-text.ts';
import type { Part, Template } from './template.ts';

/** A part of a template that is no text: what fills it is masked by its handle. */
export type Slot = Exclude<Part, { kind: 'text' }>;

/** A piece of a template: a slot as it is, or literal text, a secret in it replaced. */
export type TemplatePiece =
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'literal'; readonly tone: JsonTone | 'secret'; readonly text: string };

/** Stands for a slot while the text is read. A text that has one of its own is told apart by its place. */
const held = '\uE000';

interface HeldSlot {
  readonly at: number;
  readonly slot: Slot;
}

/**
 * Cuts a template into its slots and the text between them, secrets in the text replaced.
 * @param mayBeJson reads a text that is JSON as such: by member, and coloured.
 */
export function maskTemplate(template: Template, mayBeJson = false): TemplatePiece[] {
  const slots: HeldSlot[] = [];
  let source = '';
  for (const part of template) {
    if (part.kind !== 'text') slots.push({ at: source.length, slot: part });
    source += part.kind === 'text' ? part.text : held;
  }
  if (slots.length === 0 && !mayBeJson) return maskPieces(source).map(literalOf);
  const spans = mayBeJson ? jsonSpans(source) : null;
  return spans ? maskJsonAround(spans, slots) : maskTextAround(source, 'plain', slots);
}

function literalOf({ text, isSecret }: { text: string; isSecret: boolean }): TemplatePiece {
  return { kind: 'literal', tone: isSecret ? 'secret' : 'plain', text };
}

function maskJsonAround(spans: readonly JsonSpan[], slots: readonly HeldSlot[]): TemplatePiece[] {
  const masked = maskJsonSpans(spans);
  const waiting = [...slots];
  let start = 0;
  return spans.flatMap((span, index) => {
    const within: HeldSlot[] = [];
    for (; waiting[0] && waiting[0].at < start + span.text.length; waiting.shift()) {
      within.push({ ...waiting[0], at: waiting[0].at - start });
    }
    start += span.text.length;
    const pieces = masked[index] ?? [];
    return within.length > 0
      ? maskStringAround(span, pieces, within)
      : pieces.map((piece): TemplatePiece => ({ kind: 'literal', ...piece }));
  });
}

/** A JSON string with slots in it. One that its name hides is hidden but for its quotes, and so is one with escapes. */
function maskStringAround(
  { text, tone }: JsonSpan,
  pieces: readonly MaskedJsonSpan[],
  slots: readonly HeldSlot[],
): TemplatePiece[] {
  const quote: TemplatePiece = { kind: 'literal', tone, text: '"' };
  const inner = text.slice(1, -1);
  const moved = slots.map(({ at, slot }) => ({ at: at - 1, slot }));
  const isHidden = pieces.some((piece) => piece.tone === 'secret');
  const isWhole = pieces.length === 1 || inner.includes('\\');
  return [quote, ...(isHidden && isWhole ? cutAt(inner, 'secret', moved) : maskTextAround(inner, tone, moved)), quote];
}

function maskTextAround(source: string, tone: JsonTone, slots: readonly HeldSlot[]): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let done = 0;
  const add = (end: number, as: JsonTone | 'secret', shown?: string) => {
    const within = slots.filter(({ at }) => at >= done && at < end).map(({ at, slot }) => ({ at: at - done, slot }));
    if (shown !== undefined && within.length === 0) pieces.push({ kind: 'literal', tone: as, text: shown });
    else pieces.push(...cutAt(source.slice(done, end), as, within));
    done = end;
  };
  for (const { start, end, shown } of secretSpans(source)) {
    add(start, tone);
    add(end, 'secret', shown);
  }
  add(source.length, tone);
  return pieces;
}

/** Text of one tone with slots in it. What stands beside a slot within one secret shows nothing of itself. */
function cutAt(source: string, tone: JsonTone | 'secret', slots: readonly HeldSlot[]): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let done = 0;
  const addText = (end: number) => {
    const text = source.slice(done, end);
    if (text !== '') pieces.push({ kind: 'literal', tone, text: tone === 'secret' ? dots : text });
    done = end;
  };
  for (const { at, slot } of slots) {
    addText(at);
    pieces.push({ kind: 'slot', slot });
    done = at + held.length;
  }
  addText(source.length);
  return pieces;
}
