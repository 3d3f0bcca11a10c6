// A paste as it is shown: its lines as they were, each place that was used under its number, secrets masked.
import type { Span } from './found.ts';
import { type SecretPlace, secretPlacesIn } from './pasted-secrets.ts';
import type { Proposal } from './proposal.ts';
import type { Pasted } from './read-pasted.ts';

/** What a mark says of its place: it fills a field, contradicts something, or was not understood. */
export type MarkKind = 'fact' | 'contradiction' | 'passed';

/** A place in a paste, under a number or a letter. */
export interface Mark extends Span {
  readonly kind: MarkKind;
  /** "3" or "B" */
  readonly label: string;
}

/** A run of one line with one look. Of a secret, the text is what stands for it. */
export interface MarkedRun {
  readonly text: string;
  readonly isSecret: boolean;
  readonly kind: MarkKind | null;
  /** The labels of the marks that end here. */
  readonly labels: readonly Pick<Mark, 'label' | 'kind'>[];
}

/** A line of a paste, or several that are left out: nothing was read in them. */
export type MarkedLine =
  | { readonly kind: 'line'; readonly number: number; readonly runs: readonly MarkedRun[] }
  | { readonly kind: 'left-out'; readonly number: number; readonly count: number };

/** Lines that belong together: a piece of the paste, or the text around the pieces (`name` is `null`). */
export interface MarkedSection {
  readonly name: string | null;
  readonly lineCount: number;
  readonly lines: readonly MarkedLine[];
}

/** Numbers for facts and letters for doubts, each place once, in the order of the text. Labels stand at the ends of their places. */
export function marksOf({ understood, contradictions, notUnderstood }: Proposal): Mark[] {
  const facts = distinct(understood.map(({ from }) => from));
  const doubts = [
    ...distinct(contradictions.map(({ from }) => from)).map((span) => ({ ...span, kind: 'contradiction' }) as const),
    ...distinct(notUnderstood).map((span) => ({ ...span, kind: 'passed' }) as const),
  ];
  return [
    ...facts.map(({ start, end }, place) => ({ start, end, kind: 'fact', label: String(place + 1) }) as const),
    ...doubts.map((doubt, place) => ({ ...doubt, label: letters(place) })),
  ];
}

/** The label of the mark at a place. */
export function labelAt(marks: readonly Mark[], kind: MarkKind, { start, end }: Span): string {
  return marks.find((mark) => mark.kind === kind && mark.start === start && mark.end === end)?.label ?? '';
}

function distinct(spans: readonly Span[]): Span[] {
  const byPlace = new Map(spans.map(({ start, end }) => [`${start} ${end}`, { start, end }]));
  return [...byPlace.values()].sort((one, other) => one.end - other.end || other.start - one.start);
}

/** A to Z, then AA. */
function letters(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letters(Math.floor(place / 26) - 1)}${letter}`;
}

/** Cuts a paste into its sections, lines and runs. */
export function markPasted(text: string, pasted: Pasted, marks: readonly Mark[]): MarkedSection[] {
  const pieces = 'pieces' in pasted ? pasted.pieces : [wholeOf(pasted, text)];
  const places = { marks: tinted(marks), ends: marks, secrets: secretPlacesIn(text, pasted) };
  const lines = linesOf(text).map((line) => ({
    ...line,
    owner: pieces.find((piece) => isTouched(piece, line)) ?? null,
  }));
  const owned = withBlanks(text, lines);
  const sections: { name: string | null; lines: PlacedLine[] }[] = [];
  for (const [place, line] of owned.entries()) {
    if (place === 0 || owned[place - 1]?.owner !== line.owner)
      sections.push({ name: line.owner?.name ?? null, lines: [] });
    sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ name, lines: own }) => ({
    name,
    lineCount: own.length,
    lines: shownLines(text, own, places),
  }));
}

function wholeOf(pasted: Exclude<Pasted, { pieces: unknown }>, text: string) {
  const names = { 'token-response': 'token response', 'bare-token': 'token', unknown: 'text' } as const;
  return { name: names[pasted.kind], start: 0, end: text.length };
}

interface PlacedLine extends Span {
  readonly number: number;
  readonly owner: (Span & { readonly name: string }) | null;
}

interface Places {
  readonly marks: readonly Mark[];
  readonly ends: readonly Mark[];
  readonly secrets: readonly SecretPlace[];
}

function linesOf(text: string): (Span & { readonly number: number })[] {
  let start = 0;
  return text.split('\n').map((line, place) => {
    const own = { start, end: start + line.length, number: place + 1 };
    start = own.end + 1;
    return own;
  });
}

function isTouched(span: Span, { start, end }: Span): boolean {
  return span.start <= end && span.end > start;
}

/** Blank lines around a piece are its own: they need no heading. */
function withBlanks(text: string, lines: readonly PlacedLine[]): PlacedLine[] {
  let before: PlacedLine['owner'] = null;
  return lines.map((line) => {
    const isBlank = line.owner === null && text.slice(line.start, line.end).trim() === '';
    if (!isBlank) before = line.owner;
    return isBlank ? { ...line, owner: before } : line;
  });
}

/** A mark around others says its number only: tinted, it would hide them. */
function tinted(marks: readonly Mark[]): Mark[] {
  return marks.filter(
    (mark) =>
      !marks.some(
        (other) => other !== mark && other.start >= mark.start && other.end <= mark.end && isSmaller(other, mark),
      ),
  );
}

function isSmaller(one: Span, other: Span): boolean {
  return one.end - one.start < other.end - other.start;
}

/** More lines than this are shown where something was read, and around it. */
const mostLines = 400;
const context = 3;

function shownLines(text: string, lines: readonly PlacedLine[], places: Places): MarkedLine[] {
  const isNear = (line: PlacedLine) => {
    const around = { start: lines[0]?.start ?? 0, end: 0 };
    const at = line.number - (lines[0]?.number ?? 1);
    around.start = lines[Math.max(0, at - context)]?.start ?? line.start;
    around.end = lines[Math.min(lines.length - 1, at + context)]?.end ?? line.end;
    return places.ends.some((mark) => isTouched({ start: mark.end - 1, end: mark.end }, around));
  };
  const shown: MarkedLine[] = [];
  for (const line of lines) {
    const last = shown.at(-1);
    if (lines.length <= mostLines || isNear(line)) shown.push(markedLine(text, line, places));
    else if (last?.kind === 'left-out') shown[shown.length - 1] = { ...last, count: last.count + 1 };
    else shown.push({ kind: 'left-out', number: line.number, count: 1 });
  }
  return shown;
}

function markedLine(text: string, line: PlacedLine, { marks, ends, secrets }: Places): MarkedLine {
  const own = marks.filter((mark) => isTouched(mark, line));
  const hidden = secrets.filter((secret) => isTouched(secret, line));
  const ending = ends
    .filter(({ end }) => end > line.start && end <= line.end)
    .toSorted((one, other) => other.start - one.start);
  const cuts = [
    line.start,
    line.end,
    ...[...own, ...hidden].flatMap(({ start, end }) => [start, end]),
    ...ending.map(({ end }) => end),
  ];
  const sorted = [...new Set(cuts.map((at) => Math.min(Math.max(at, line.start), line.end)))].sort((a, b) => a - b);
  const runs = sorted.slice(0, -1).map((start, place) => {
    const end = sorted[place + 1] ?? start;
    const secret = hidden.find((each) => each.start <= start && each.end >= end);
    const labels = ending.filter((mark) => mark.end === end).map(({ label, kind }) => ({ label, kind }));
    const kind = own.findLast((mark) => mark.start <= start && mark.end >= end)?.kind ?? null;
    const shown = secret ? shownOf(secret, start, end) : clippedRun(text.slice(start, end));
    return { text: shown, isSecret: secret !== undefined, kind, labels };
  });
  return { kind: 'line', number: line.number, runs };
}

/** A secret that a mark cuts in two, or that goes on in the next line, is written once. */
function shownOf({ start, shown }: SecretPlace, from: number, to: number): string {
  return from === start || to === start ? shown : '••••';
}

const longestRun = 2000;

/** A page in one line: of what nothing was read in, its two ends. */
function clippedRun(run: string): string {
  const text = run.replace(/\r$/, '');
  if (text.length <= longestRun) return text;
  const left = (text.length - longestRun).toLocaleString('en');
  return `${text.slice(0, longestRun / 2)} … ${left} characters … ${text.slice(-longestRun / 2)}`;
}
