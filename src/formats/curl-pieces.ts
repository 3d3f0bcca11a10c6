// From the templates of a request to the pieces of a command: slots, and secrets typed by hand, become variables.
import type { Part, Template } from '#call/template.ts';
import type { CurlVariables } from './curl-variables.ts';
import { type SecretPlace, secretsInPair } from './literal-secrets.ts';
import type { ShellPiece } from './shell-escaper.ts';

/**
 * A template as one text, so that it can be read as a whole: a marker stands where a slot was. A marker is plain ASCII
 * that passes through a URL and through JSON unchanged, and occurs nowhere else in the text.
 */
export interface MarkedText {
  readonly text: string;
  readonly slots: readonly ShellPiece[];
  /** Matches a marker, its slot's number in the first group. */
  readonly marker: RegExp;
}

/** Puts markers into a template. */
export function markSlots(template: Template, variables: CurlVariables): MarkedText {
  const literals = template.map((part) => (part.kind === 'text' ? part.text : '')).join(' ');
  let word = 'slot';
  while (literals.includes(word)) word += 'x';
  const slots: ShellPiece[] = [];
  const text = template.map((part) => {
    const piece = slotOf(part, variables);
    return piece.kind === 'text' ? piece.text : `-${word}${slots.push(piece) - 1}-`;
  });
  return { text: text.join(''), slots, marker: new RegExp(`-${word}(\\d+)-`, 'g') };
}

const contents = { verbatim: 'value', form: 'form-encoded', json: 'json-escaped' } as const;

function slotOf(part: Part, variables: CurlVariables): ShellPiece {
  switch (part.kind) {
    case 'text':
      return part;
    case 'secret':
      return {
        kind: 'variable',
        name: variables.ofSecret(part.secret, contents[part.encoding]),
      };
    case 'base64': {
      const pair = markSlots(part.parts, variables);
      return { kind: 'base64', pieces: cutPieces(pair, secretsInPair(pair.text), variables) };
    }
    case 'awaited':
      throw new Error(`The request still awaits its ${part.what}`);
  }
}

/** Cuts a marked text into the pieces of an argument; what is secret of it becomes variables, what is a slot stays one. */
export function cutPieces(
  { text, slots, marker }: MarkedText,
  secrets: readonly SecretPlace[],
  variables: CurlVariables,
): ShellPiece[] {
  const pieces: ShellPiece[] = [];
  let done = 0;
  const addText = (end: number) => {
    pieces.push(...cutLiteral({ text, start: done, end }, secrets, variables));
    done = end;
  };
  for (const { 0: found, 1: number, index } of text.matchAll(marker)) {
    addText(index);
    done = index + found.length;
    const slot = slots[Number(number)];
    if (slot) pieces.push(slot);
  }
  addText(text.length);
  return pieces;
}

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function cutLiteral({ text, start, end }: Stretch, secrets: readonly SecretPlace[], variables: CurlVariables) {
  const pieces: ShellPiece[] = [];
  let done = start;
  const addText = (to: number) => {
    if (to > done) pieces.push({ kind: 'text', text: text.slice(done, to) });
  };
  for (const secret of secrets) {
    const from = Math.max(secret.start, start);
    const to = Math.min(secret.end, end);
    if (from >= to) continue;
    addText(from);
    pieces.push({ kind: 'variable', name: variables.ofTyped(text.slice(from, to), secret.label) });
    done = to;
  }
  addText(end);
  return pieces;
}

/** What a template still awaits; `null` where it can be sent. */
export function awaitedIn(template: Template): string | null {
  for (const part of template) {
    const what = part.kind === 'awaited' ? part.what : null;
    const within = part.kind === 'base64' ? awaitedIn(part.parts) : null;
    if (what ?? within) return what ?? within;
  }
  return null;
}
