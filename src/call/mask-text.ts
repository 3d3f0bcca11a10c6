// Secrets in text that is no JSON: form bodies, header dumps, pages, prose, and JSON that broke off. One pass over
// the text, name by name: every pattern here is anchored and takes time in proportion to what it reads.
import { dots, jwtHeaderOf, maskedText, maskedValue } from './masked-text.ts';
import { isErrorCode, isSensitiveHeader, isSensitiveName } from './secret-names.ts';
import { type Find, placesIn } from './secret-places.ts';

/** A piece of text for the screen. Of a secret, `text` is what stands for it. */
export interface MaskedPiece {
  readonly text: string;
  readonly isSecret: boolean;
}

const wholeCredentials = /^\s*(?:Bearer|Basic|DPoP)\s+(?![\w-]+\s*=\s*["\w])\S+\s*$/i;
const scheme = /^(?:Bearer|Basic|DPoP)$/i;
const embeddedCredentials = /\s+([^\s"'<>,;\\&]+)/y;
const challengeParameter = /^[\w-]+=["\w]|^[\w-]+=$/;
/** Words that follow "Bearer" or "DPoP" in a sentence. */
const prose =
  /^(?:access|and|auth\w*|binding|bound|challenge|credentials?|error|format|from|has|header|in|is|jwk|key|method|must|nonce|not|only|or|proof|required|schem\w*|tokens?|type|usage|was|with)\b/i;

/** Cuts text into pieces, secrets replaced. Joined, the plain pieces and what the rest stands for are the text. */
export function maskPieces(source: string): MaskedPiece[] {
  if (wholeCredentials.test(source)) return [{ text: maskedValue(source.trim()), isSecret: true }];
  const pieces: MaskedPiece[] = [];
  let done = 0;
  for (const { start, end, shown } of apartFrom(findsIn(source))) {
    if (start > done) pieces.push({ text: source.slice(done, start), isSecret: false });
    pieces.push({ text: shown, isSecret: true });
    done = end;
  }
  if (done < source.length) pieces.push({ text: source.slice(done), isSecret: false });
  return pieces;
}

/** Where the secrets of a text stand, in order: what `maskPieces` hides, but for the scheme of credentials. */
export function secretSpans(source: string): Find[] {
  if (!wholeCredentials.test(source)) return apartFrom(findsIn(source));
  const start = /^\s*\S+\s+/.exec(source)?.[0].length ?? 0;
  const end = source.trimEnd().length;
  const isBasic = /^\s*basic/i.test(source);
  return [{ start, end, shown: isBasic ? dots : maskedText(source.slice(start, end)) }];
}

/** The finds that begin behind the one before. */
function apartFrom(finds: readonly Find[]): Find[] {
  let done = 0;
  return finds.filter(({ start, end }) => {
    if (start < done) return false;
    done = end;
    return true;
  });
}

/** The text with its secrets replaced, in one piece. */
export function maskText(source: string): string {
  return maskPieces(source)
    .map((piece) => piece.text)
    .join('');
}

function findsIn(source: string): Find[] {
  const finds = placesIn(source);
  const runs = /[\w.%-]+/g;
  for (let run = runs.exec(source); run; run = runs.exec(source)) {
    const find = findAt(source, run[0], run.index);
    if (!find) continue;
    finds.push(find);
    // A value may hold what looks like names; it is masked as one.
    runs.lastIndex = Math.max(find.end, runs.lastIndex);
  }
  return finds.sort((a, b) => a.start - b.start || b.end - a.end);
}

function findAt(source: string, run: string, start: number): Find | null {
  const end = start + run.length;
  if (scheme.test(run)) return credentialsAfter(source, run, end);
  if (isSensitiveName(run)) return valueAfter(source, run, start);
  return jwtIn(run, start);
}

/** A JWT or JWE in a run of word characters and dots: alone, or with a word in front or a full stop behind. */
function jwtIn(run: string, start: number): Find | null {
  const segments = run.split('.');
  const first = segments.findIndex((segment) => segment.includes('eyJ'));
  const at = first < 0 ? 0 : run.indexOf('eyJ');
  if (segments.length - Math.max(first, 0) < 3 || (first < 0 && !jwtHeaderOf(run))) return null;
  const jwt = run.slice(at);
  const signed = jwt.split('.', 3).join('.');
  return { start: start + at, end: start + run.length, shown: maskedText(jwtHeaderOf(signed) ? signed : jwt) };
}

function credentialsAfter(source: string, name: string, at: number): Find | null {
  const secret = matchAt(embeddedCredentials, source, at)?.[1];
  if (secret === undefined || challengeParameter.test(secret)) return null;
  const isBasic = name.toLowerCase() === 'basic';
  if (isBasic ? !isUserAndPassword(secret) : prose.test(secret)) return null;
  const end = embeddedCredentials.lastIndex;
  return { start: end - secret.length, end, shown: isBasic ? dots : maskedText(secret) };
}

function isUserAndPassword(encoded: string): boolean {
  try {
    return atob(encoded).includes(':');
  } catch {
    return false;
  }
}

const assignment = /\\*["'`]?\]?\s*(?<sign>=>|[=:>])(?!=)\s*\[?\s*(?<slashes>\\*)(?<quote>["'`]?)/y;
const nextItem = /\\*["']\s*,\s*(?:\\*["']value\\*["']\s*:\s*)?(?<slashes>\\*)(?<quote>["'])/y;

/** The value that stands after a sensitive name: assigned to it, or next to it in a list of headers. */
function valueAfter(source: string, name: string, start: number): Find | null {
  const after = start + name.length;
  const match =
    matchAt(assignment, source, after) ?? (isSensitiveHeader(name) ? matchAt(nextItem, source, after) : null);
  if (!match) return null;
  const { sign = ',', slashes = '', quote = '' } = match.groups ?? {};
  if (sign === '>' && (source[start - 1] !== '<' || /^code$/i.test(name))) return null;
  const from = after + match[0].length;
  const end = quote
    ? quotedEnd(source, from, { quote, isEscaped: slashes !== '' })
    : bareEnd(source, { name, sign, start, from });
  const value = source.slice(from, end).trimEnd();
  if (value === '' || isErrorCode(name, value)) return null;
  return { start: from, end: from + value.length, shown: maskedValue(value, name) };
}

/** Where a quoted value ends; where its quote never closes, at the end of the text. */
function quotedEnd(source: string, from: number, { quote, isEscaped }: { quote: string; isEscaped: boolean }): number {
  let end = from;
  while (end < source.length && source[end] !== quote) {
    if (source[end] === '\\' && isEscaped) return end;
    end += source[end] === '\\' ? 2 : 1;
  }
  return Math.min(end, source.length);
}

interface BareValue {
  readonly name: string;
  readonly sign: string;
  readonly start: number;
  readonly from: number;
}

/** Where a value without quotes ends: a header's with its line, a field's at the next one, an element's at its tag. */
function bareEnd(source: string, { name, sign, start, from }: BareValue): number {
  if (sign === '>') return endOf(/[^<]*/y, source, from);
  if (sign !== ':') return endOf(/[^&\s"'<>`]*/y, source, from);
  if (isSensitiveHeader(name)) return endOf(lineUpTo(source[start - 1]), source, from);
  const end = endOf(/[^\s,;&"'<>)}\]]*/y, source, from);
  const isSentence = /^[a-z]+$/i.test(name) && /[\w)"'] $/.test(source.slice(Math.max(0, start - 2), start));
  return isSentence && !isRandom(source.slice(from, end)) ? from : end;
}

/** The rest of a line; within quotes, as in a shell command, up to the quote. */
function lineUpTo(quote: string | undefined): RegExp {
  if (quote === '"') return /[^"\r\n]*/y;
  return quote === "'" ? /[^'\r\n]*/y : /[^<\r\n]*/y;
}

/** Tells a value from a word: "Invalid token: expired" names a reason, "token: 3f2a9c81d07be455" does not. */
function isRandom(value: string): boolean {
  return value.length >= 16 && /\d/.test(value);
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function endOf(pattern: RegExp, source: string, at: number): number {
  matchAt(pattern, source, at);
  return pattern.lastIndex;
}
