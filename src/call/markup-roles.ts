// Decides which pieces of markup may stand on a line of their own: where white space beside them says nothing.
import { type MarkupDialect, type MarkupPiece, namesOf } from './markup-pieces.ts';

/** How a piece stands among the others. */
export type MarkupRole =
  /** Begins or ends what is laid out around its content. */
  | 'open'
  | 'close'
  /** Stands on a line of its own. */
  | 'own'
  /** Stands on a line of its own where nothing that is read stands beside it. */
  | 'quiet'
  /** Stays as it is, beside what it stands beside. */
  | 'inline'
  /** White space that may be another. */
  | 'blank';

/** What keeps a text from being XML; lines are counted from 1. */
export type MarkupFault =
  | { readonly kind: 'not-closed'; readonly name: string; readonly line: number }
  | { readonly kind: 'closes-another'; readonly name: string; readonly open: string; readonly line: number }
  | { readonly kind: 'closes-nothing'; readonly name: string; readonly line: number }
  | { readonly kind: 'endless'; readonly line: number }
  | { readonly kind: 'stray'; readonly line: number }
  | { readonly kind: 'text-outside'; readonly line: number }
  | { readonly kind: 'no-element' };

/** A text and its pieces. */
export interface Markup {
  readonly source: string;
  readonly dialect: MarkupDialect;
  readonly pieces: readonly MarkupPiece[];
  /** It did not come to an end by itself: what is open there is no fault. */
  readonly isCut: boolean;
}

interface OpenElement {
  readonly at: number;
  readonly name: string;
  hasText: boolean;
  hasElement: boolean;
}

/**
 * The roles of the pieces of XML. Only an element that holds elements and no text is laid out: in any other white space
 * may be content, as it is under `xml:space="preserve"` (XML 1.0, section 2.10).
 */
export function xmlRoles(markup: Markup): MarkupRole[] | MarkupFault {
  const { source, pieces, isCut } = markup;
  const roles: MarkupRole[] = [];
  const top: OpenElement = { at: -1, name: '', hasText: false, hasElement: false };
  const open: OpenElement[] = [top];
  /** In front of it nothing may be broken. */
  const asItIs = new Map<number, number>();
  const lineOf = (at: number) => lineAt(source, pieces[at - 1]?.end ?? 0);
  const close = (element: OpenElement, end: number) => {
    if (element.hasText || !element.hasElement || keepsSpace(markup, element.at)) asItIs.set(element.at, end);
  };
  for (const [at, piece] of pieces.entries()) {
    const { kind, name } = piece;
    const parent = open.at(-1) ?? top;
    roles.push(xmlRole[kind]);
    if (kind === 'stray' || (kind === 'endless' && !isCut)) return { kind, line: lineOf(at) };
    if (kind === 'text') {
      if (parent === top) return { kind: 'text-outside', line: lineOf(at) };
      parent.hasText = true;
    } else if (kind === 'open' || kind === 'element') {
      parent.hasElement = true;
      if (kind === 'open') open.push({ at, name, hasText: false, hasElement: false });
    } else if (kind === 'close') {
      if (parent === top) return { kind: 'closes-nothing', name, line: lineOf(at) };
      if (parent.name !== name) return { kind: 'closes-another', name, open: parent.name, line: lineOf(at) };
      close(parent, at);
      open.pop();
    }
  }
  if (!top.hasElement) return { kind: 'no-element' };
  const last = open.at(-1) ?? top;
  if (last !== top && !isCut) return { kind: 'not-closed', name: last.name, line: lineOf(last.at) };
  for (const element of open.slice(1)) close(element, pieces.length);
  for (let at = 0; at < roles.length; at += 1) {
    const end = asItIs.get(at);
    if (end === undefined) continue;
    roles.fill('inline', at + 1, end);
    at = end - 1;
  }
  return roles;
}

const xmlRole: Readonly<Record<MarkupPiece['kind'], MarkupRole>> = {
  blank: 'blank',
  text: 'inline',
  open: 'open',
  close: 'close',
  element: 'own',
  aside: 'own',
  endless: 'own',
  stray: 'inline',
};

function keepsSpace({ source, pieces }: Markup, at: number): boolean {
  return /\sxml:space\s*=\s*["']preserve["']/.test(source.slice(pieces[at - 1]?.end ?? 0, pieces[at]?.end));
}

function lineAt(source: string, end: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Elements beside which white space is not shown (HTML Standard, section 15.3). */
const blocks = namesOf(
  'html head body address article aside blockquote caption center col colgroup dd details dialog div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup ' +
    'option p pre search section summary table tbody td tfoot th thead tr ul',
);
/** Elements of which nothing is shown. */
const hidden = namesOf('base link meta noscript script style template title');

/** The roles of the pieces of HTML, which has no faults: every text is some page. */
export function htmlRoles({ pieces }: Pick<Markup, 'pieces'>): MarkupRole[] {
  let preDepth = 0;
  return pieces.map(({ kind, name }) => {
    if (name === 'pre' && kind === 'open') preDepth += 1;
    else if (name === 'pre' && kind === 'close' && preDepth > 0) preDepth -= 1;
    else if (preDepth > 0) return 'inline';
    if (preDepth > 1) return 'inline';
    if (kind === 'blank') return 'blank';
    if (kind === 'aside' || hidden.has(name)) return kind === 'endless' ? 'inline' : 'quiet';
    if (!blocks.has(name) || kind === 'endless') return 'inline';
    return kind === 'open' || kind === 'close' ? kind : 'own';
  });
}
