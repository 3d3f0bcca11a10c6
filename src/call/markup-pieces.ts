// Cuts XML (XML 1.0, section 2) and HTML (HTML Standard, section 13.2.5) at their tags. Nothing is decoded, expanded or
// fetched: what a DOCTYPE declares is text like any other. Takes time in proportion to the text, whatever is in it.

/** What is read: it decides where tags end, and what is no markup. */
export type MarkupDialect = 'xml' | 'html';

/** What a piece of markup is. */
export type PieceKind =
  /** White space alone, between tags or at an edge of text. */
  | 'blank'
  | 'text'
  | 'open'
  | 'close'
  /** An element in one piece: it has no content, or one that is no markup (script, style). */
  | 'element'
  /** A comment, processing instruction or DOCTYPE. */
  | 'aside'
  /** What begins and does not end. */
  | 'endless'
  /** A `<` that begins nothing, and all that follows. */
  | 'stray';

/** A piece of markup. It begins where the one before it ends. */
export interface MarkupPiece {
  readonly kind: PieceKind;
  readonly end: number;
  /** An element's name, in lower case in HTML; empty for what is none. */
  readonly name: string;
}

const voidElements = namesOf('area base br col embed hr img input link meta source track wbr');
const rawElements = namesOf('script style title textarea xmp iframe noembed noframes');

/** The names of a list, parted by spaces. */
export function namesOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Cuts a text into its pieces; joined, they are the text. */
export function markupPieces(source: string, dialect: MarkupDialect): MarkupPiece[] {
  const pieces: MarkupPiece[] = [];
  for (let at = 0; at < source.length; at = pieces.at(-1)?.end ?? source.length) {
    const next = source.indexOf('<', at);
    if (next === at) pieces.push(pieceAt(source, at, dialect));
    else pushText(pieces, source, { start: at, end: next < 0 ? source.length : next });
  }
  return pieces;
}

/** By hand and not by `trim`, for which a no-break space is white, too. */
function pushText(pieces: MarkupPiece[], source: string, { start, end }: { start: number; end: number }): void {
  let from = start;
  let to = end;
  while (from < end && isWhite(source, from)) from += 1;
  while (to > from && isWhite(source, to - 1)) to -= 1;
  if (from > start) pieces.push({ kind: 'blank', end: from, name: '' });
  if (to > from) pieces.push({ kind: 'text', end: to, name: '' });
  if (end > to && to > from) pieces.push({ kind: 'blank', end, name: '' });
}

const white = ' \t\n\r\f';

function isWhite(source: string, at: number): boolean {
  return white.includes(source.charAt(at));
}

const tagStart = { xml: /<(\/?)([^\s<>/!?"'=&]+)/y, html: /<(\/?)([a-z][^\s/>]*)/iy };

function pieceAt(source: string, at: number, dialect: MarkupDialect): MarkupPiece {
  const start = tagStart[dialect];
  start.lastIndex = at;
  const [tag, slash, written = ''] = start.exec(source) ?? [];
  if (tag === undefined) return asideAt(source, at, dialect);
  const end = tagEnd(source, at + tag.length, dialect);
  const name = dialect === 'html' ? written.toLowerCase() : written;
  if (end < 0) return { kind: 'endless', end: source.length, name };
  if (slash) return { kind: 'close', end, name };
  if (dialect === 'xml') return { kind: source[end - 2] === '/' ? 'element' : 'open', end, name };
  if (rawElements.has(name)) return rawElement(source, end, name);
  return { kind: voidElements.has(name) ? 'element' : 'open', end, name };
}

/** Behind the `>` of a tag, -1 where it has none. A quote in HTML begins a value behind `=` alone. */
function tagEnd(source: string, from: number, dialect: MarkupDialect): number {
  const stops = dialect === 'xml' ? /[<>"']/g : /[>"']/g;
  stops.lastIndex = from;
  for (let stop = stops.exec(source); stop; stop = stops.exec(source)) {
    if (stop[0] === '>') return stops.lastIndex;
    if (stop[0] === '<') return -1;
    if (dialect === 'html' && !isBehindEquals(source, stop.index)) continue;
    const close = source.indexOf(stop[0], stops.lastIndex);
    if (close < 0) return -1;
    stops.lastIndex = close + 1;
  }
  return -1;
}

function isBehindEquals(source: string, at: number): boolean {
  let before = at - 1;
  while (isWhite(source, before)) before -= 1;
  return source[before] === '=';
}

/** An element whose content is no markup, to the end of its closing tag. */
function rawElement(source: string, from: number, name: string): MarkupPiece {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  const end = close.test(source) ? tagEnd(source, close.lastIndex, 'html') : -1;
  return end < 0 ? { kind: 'endless', end: source.length, name } : { kind: 'element', end, name };
}

interface Aside {
  readonly start: string;
  /** Where its end is looked for, from its start. */
  readonly from: number;
  readonly end: RegExp;
  readonly kind: 'aside' | 'text';
}

/** What begins with `<` and is no tag. HTML has but comments, well-formed or not. */
const asides: Readonly<Record<MarkupDialect, readonly Aside[]>> = {
  xml: [
    { start: '<!--', from: 4, end: /-->/g, kind: 'aside' },
    { start: '<![CDATA[', from: 9, end: /\]\]>/g, kind: 'text' },
    { start: '<?', from: 2, end: /\?>/g, kind: 'aside' },
  ],
  html: [
    // `<!-->` is a whole comment.
    { start: '<!--', from: 2, end: /--!?>/g, kind: 'aside' },
    ...['<!', '<?', '</'].map((start): Aside => ({ start, from: 2, end: />/g, kind: 'aside' })),
  ],
};

function asideAt(source: string, at: number, dialect: MarkupDialect): MarkupPiece {
  const aside = asides[dialect].find(({ start }) => source.startsWith(start, at));
  if (aside) {
    const { from, end, kind } = aside;
    end.lastIndex = at + from;
    return end.test(source)
      ? { kind, end: end.lastIndex, name: '' }
      : { kind: 'endless', end: source.length, name: '' };
  }
  if (dialect === 'html') return { kind: 'text', end: at + 1, name: '' };
  if (source.startsWith('<!', at)) return doctypeAt(source, at);
  // The beginning of a tag that was cut off is none that begins nothing.
  return { kind: source.indexOf('>', at) < 0 ? 'endless' : 'stray', end: source.length, name: '' };
}

/** A DOCTYPE, with the declarations in it: what stands in their quotes and comments does not end it. */
function doctypeAt(source: string, at: number): MarkupPiece {
  const stops = /["'[\]>]|<!--|<\?/g;
  const closes: Readonly<Record<string, string>> = { '<!--': '-->', '<?': '?>', '"': '"', "'": "'" };
  stops.lastIndex = at + 2;
  let isInside = false;
  for (let stop = stops.exec(source); stop; stop = stops.exec(source)) {
    const close = closes[stop[0]];
    if (close !== undefined) {
      const end = source.indexOf(close, stops.lastIndex);
      if (end < 0) break;
      stops.lastIndex = end + close.length;
    } else if (stop[0] !== '>') isInside = stop[0] === '[';
    else if (!isInside) return { kind: 'aside', end: stops.lastIndex, name: '' };
  }
  return { kind: 'endless', end: source.length, name: '' };
}
