// Secrets that a name alone does not give away: form inputs, XML elements with attributes, user information in a URL, and
// what a curl command is told to log in with.
import { dots, maskedText, maskedValue } from './masked-text.ts';
import { isSensitiveName } from './secret-names.ts';

/** A secret's place in a text, and what stands for it. */
export interface Find {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** The secrets that stand in such places. Takes time in proportion to the text. */
export function placesIn(source: string): Find[] {
  return [...tagsIn(source), ...elementsIn(source), ...userInfosIn(source), ...commandsIn(source)];
}

/** Values of form inputs under a sensitive name, of password inputs, and of elements that have a sensitive name. */
function tagsIn(source: string): Find[] {
  return [...source.matchAll(/<([\w.:-]+)[^<>]*/g)].flatMap(({ 0: tag, 1: element = '', index }): Find[] => {
    const value = /\svalue\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"']+))/i.exec(tag);
    const secret = value?.[1] ?? value?.[2] ?? value?.[3] ?? '';
    if (!value || secret === '') return [];
    const name = nameOfTag(element, tag);
    if (name === null) return [];
    const start = index + value.index + value[0].length - secret.length;
    return [{ start, end: start + secret.length, shown: maskedValue(secret, name) }];
  });
}

/** The name that makes the value of a tag a secret, `null` where it is none. */
function nameOfTag(element: string, tag: string): string | null {
  if (element.toLowerCase() !== 'input') return secretElement(element);
  const name = /\s(?:name|id)\s*=\s*["']?([\w.-]+)/i.exec(tag)?.[1] ?? '';
  return isSensitiveName(name) || /\stype\s*=\s*["']?password/i.test(tag) ? name : null;
}

/** The local name of an element that holds a secret. HTML has a `code` of its own. */
function secretElement(element: string): string | null {
  const name = element.slice(element.lastIndexOf(':') + 1);
  return isSensitiveName(name) && !/^code$/i.test(name) ? name : null;
}

const opening = /<([\w.:-]+)(?:\s[^<>]*)?>\s*(<!\[CDATA\[)?/g;

/** Text of XML elements under a sensitive name, whatever their prefix and attributes. */
function elementsIn(source: string): Find[] {
  const finds: Find[] = [];
  let done = 0;
  for (const match of source.matchAll(opening)) {
    const name = match.index < done ? null : secretElement(match[1] ?? '');
    if (name === null || match[0].trimEnd().endsWith('/>')) continue;
    const start = match.index + match[0].length;
    done = endAt(source, match[2] ? ']]>' : '<', start);
    const secret = source.slice(start, done).trimEnd();
    if (secret !== '') finds.push({ start, end: start + secret.length, shown: maskedValue(secret, name) });
  }
  return finds;
}

function endAt(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at;
}

/** The password in front of a host (RFC 3986 section 3.2.1). */
function userInfosIn(source: string): Find[] {
  return [...source.matchAll(/:\/\/[^\s/?#@:"'<>]*:([^\s/?#@"'<>]+)@/g)].map(({ 0: whole, 1: secret = '', index }) => {
    const end = index + whole.length - 1;
    return { start: end - secret.length, end, shown: dots };
  });
}

const option =
  /(?<=\s)(?:(?<short>-[uUb])|--(?<long>user|proxy-user|cookie|oauth2-bearer)(?=[\s\\=]))(?:\\\r?\n|[ \t=])*(?<quote>\$?["'])?/g;

/** What a curl command logs in with: the password of `-u user:password`, cookies (`-b` is a file without a `=`), a token. */
function commandsIn(source: string): Find[] {
  if (!/\bcurl\b/.test(source)) return [];
  return [...source.matchAll(option)].flatMap(({ 0: whole, groups = {}, index }): Find[] => {
    const start = index + whole.length;
    const value = source.slice(start, argumentEnd(source, start, groups.quote));
    const find = (from: number, shown: string) => [{ start: start + from, end: start + value.length, shown }];
    if (groups.long === 'oauth2-bearer') return value === '' ? [] : find(0, maskedText(value));
    if (groups.short === '-b' || groups.long === 'cookie') return value.includes('=') ? find(0, dots) : [];
    const password = value.indexOf(':') + 1;
    return password > 0 && password < value.length ? find(password, dots) : [];
  });
}

/**
 * Where a shell word ends: at its quote, or at the next space. A backslash takes what is behind it along, but for
 * `'…'`. By hand: a regular expression keeps a way back for every character and overflows on a long word.
 */
function argumentEnd(source: string, from: number, quote: string | undefined): number {
  if (quote === "'") return endAt(source, quote, from);
  const isEnd = (character: string) => (quote ? quote.endsWith(character) : /\s/.test(character));
  let end = from;
  while (end < source.length && !isEnd(source.charAt(end))) end += source[end] === '\\' ? 2 : 1;
  return Math.min(end, source.length);
}
