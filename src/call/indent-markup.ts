// Lays XML and HTML out over lines: white space alone changes, and only where it says nothing.
import { lineBreak } from './line-break.ts';
import { type MarkupDialect, markupPieces, namesOf } from './markup-pieces.ts';
import { htmlRoles, type Markup, type MarkupFault, type MarkupRole, xmlRoles } from './markup-roles.ts';

interface Piece {
  readonly text: string;
}

/** What is known of a text that is to be laid out. */
export interface MarkupSigns {
  readonly dialect: MarkupDialect;
  /** It is the beginning of a longer one, or broke off. */
  readonly isCut: boolean;
}

/** Markup laid out, or what keeps it from that. */
export type IndentedMarkup<Span> =
  | { readonly kind: 'laid-out'; readonly spans: readonly Span[] }
  | { readonly kind: 'fault'; readonly fault: MarkupFault };

/**
 * Lays markup out that was cut for the screen, its secrets masked or not. Comments, text, what stands in a tag and what
 * stands in `pre` and the like stay character for character.
 */
export function indentMarkup<Span extends Piece>(spans: readonly Span[], signs: MarkupSigns): IndentedMarkup<Span> {
  const source = spans.map(({ text }) => text).join('');
  const markup: Markup = { ...signs, source, pieces: markupPieces(source, signs.dialect) };
  const roles = signs.dialect === 'xml' ? xmlRoles(markup) : htmlRoles(markup);
  if (!Array.isArray(roles)) return { kind: 'fault', fault: roles };
  return { kind: 'laid-out', spans: withBreaks(spans, breaksIn(markup, roles)) };
}

/** White space in the text, empty or not, for which a line break stands. */
interface Break {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

function breaksIn(markup: Markup, roles: MarkupRole[]): Break[] {
  const { pieces } = markup;
  const { depths, isLaidOut } = placesOf(markup, roles);
  const breaks: Break[] = [];
  let before = -1;
  for (const [at, role] of roles.entries()) {
    if (role === 'blank') continue;
    const isOwn = role === 'open' || role === 'own' || (role === 'close' && isLaidOut[at] === 1);
    const last = roles[before];
    const isBehindOwn = last === 'close' || last === 'own' || (last === 'open' && isLaidOut[before] === 1);
    if (before >= 0 && (isOwn || isBehindOwn))
      breaks.push({ from: pieces[before]?.end ?? 0, to: pieces[at - 1]?.end ?? 0, depth: depths[at] ?? 0 });
    before = at;
  }
  return breaks;
}

interface Places {
  readonly depths: Int32Array;
  /** 1 for the tags of an element whose content stands on lines of its own. */
  readonly isLaidOut: Uint8Array;
}

/** How deep each piece stands. A closing tag that closes nothing becomes inline, a quiet piece its own or inline. */
function placesOf({ pieces, dialect }: Markup, roles: MarkupRole[]): Places {
  const depths = new Int32Array(pieces.length);
  const isLaidOut = new Uint8Array(pieces.length);
  const open = openElements();
  let quiet: number[] = [];
  let isRead = false;
  const layOutParent = () => {
    const parent = open.last();
    if (parent) isLaidOut[parent.at] = 1;
  };
  const endRun = () => {
    for (const at of quiet) roles[at] = isRead ? 'inline' : 'own';
    if (quiet.length > 0 && !isRead) layOutParent();
    quiet = [];
    isRead = false;
  };
  for (const [at, { name }] of pieces.entries()) {
    const role = roles[at];
    if (role === 'close' && !open.has(name)) roles[at] = 'inline';
    if (role === 'quiet') quiet.push(at);
    else if (roles[at] === 'inline') isRead = true;
    else if (role !== 'blank') {
      endRun();
      if (role === 'close') {
        const begin = open.close(name);
        isLaidOut[at] = isLaidOut[begin] ?? 0;
      } else {
        if (dialect === 'html') open.closeBefore(name);
        layOutParent();
      }
    }
    depths[at] = open.depth();
    if (role === 'open') open.open(name, at);
  }
  endRun();
  return { depths, isLaidOut };
}

/** What an element ends that stands open without a closing tag (HTML Standard, section 13.1.2.4). */
const endedBy: Readonly<Record<string, ReadonlySet<string>>> = {
  li: namesOf('li'),
  dt: namesOf('dt dd'),
  dd: namesOf('dt dd'),
  td: namesOf('td th'),
  th: namesOf('td th'),
  tr: namesOf('td th tr'),
  tbody: namesOf('td th tr tbody thead tfoot'),
  tfoot: namesOf('td th tr tbody thead tfoot'),
  option: namesOf('option'),
  optgroup: namesOf('option optgroup'),
  body: namesOf('head'),
};

/** The elements that are open at a place of the text. */
function openElements() {
  const stack: { readonly name: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  const pop = () => {
    const last = stack.pop();
    if (last) count(last.name, -1);
    return last;
  };
  return {
    depth: () => stack.length,
    last: () => stack.at(-1),
    has: (name: string) => (counts.get(name) ?? 0) > 0,
    open(name: string, at: number) {
      stack.push({ name, at });
      count(name, 1);
    },
    /** Closes an element that is open, with all in it; gives where it was opened. */
    close(name: string): number {
      for (let last = pop(); last; last = pop()) if (last.name === name) return last.at;
      return -1;
    },
    /** Closes what another element ends that is about to be opened. */
    closeBefore(name: string) {
      for (let last = stack.at(-1); last && isEnded(last.name, name); last = stack.at(-1)) pop();
    },
  };
}

function isEnded(name: string, by: string): boolean {
  return name === 'p' || (endedBy[by]?.has(name) ?? false);
}

function withBreaks<Span extends Piece>(spans: readonly Span[], breaks: readonly Break[]): readonly Span[] {
  let start = 0;
  let place = 0;
  return spans.map((span) => {
    const end = start + span.text.length;
    let text = '';
    let at = start;
    for (let next = breaks[place]; next && next.from < end; next = breaks[place]) {
      text += span.text.slice(at - start, Math.max(at, next.from) - start);
      // White space that goes on in the next span is left out there, too.
      if (next.from >= start) text += lineBreak(next.depth);
      at = Math.min(end, Math.max(at, next.to));
      if (next.to > end) break;
      place += 1;
    }
    text += span.text.slice(at - start);
    start = end;
    return { ...span, text };
  });
}
