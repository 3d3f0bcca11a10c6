// A request as RFC 9112 writes it, or as the specifications print it: lines that are broken and indented.
import type { FoundPair, FoundText } from './found.ts';
import { formPairs, headerOf, jsonPairs, type PastedRequest, queryOf } from './pasted-request.ts';

const requestLine =
  /^[ \t]*(GET|POST|PUT|PATCH|DELETE|HEAD) (https?:\/\/\S+|\/\S*)(?: (HTTP\/\d(?:\.\d)?))?[ \t]*\r?$/gm;
const headerLine = /^[ \t]*([A-Za-z][\w-]*):[ \t]*(.*?)[ \t]*\r?$/;

/** The requests in a text. A path alone needs the version behind it: prose names paths, too. */
export function readRawHttp(text: string): PastedRequest[] {
  const found: PastedRequest[] = [];
  for (const line of text.matchAll(requestLine)) {
    const [, method = '', target = '', version] = line;
    const next = text.slice(line.index + line[0].length, line.index + line[0].length + 2000);
    const isRequest = version !== undefined || !target.startsWith('/') || /^\n\s*[?&]\S+ HTTP\//.test(next);
    if (!isRequest || line.index < (found.at(-1)?.end ?? 0)) continue;
    found.push(readRequest(text, line, { method, target }));
  }
  return found;
}

function readRequest(
  text: string,
  line: RegExpExecArray,
  { method, target }: { method: string; target: string },
): PastedRequest {
  const lineEnd = line.index + line[0].length;
  const { headers, end: headersEnd, rest } = readHeaders(text, lineEnd + 1);
  const body = readBody(text, headersEnd);
  const host = headerOf(headers, 'host')?.value ?? '';
  const pieces = [target, ...rest].join('');
  const isWhole = /^https?:/.test(pieces);
  const address = { text: isWhole ? pieces : `https://${host}${pieces}`, start: line.index, end: lineEnd };
  const url = isWhole || host !== '' ? address : null;
  const json = jsonPairs(body.text, body);
  return {
    tool: 'HTTP',
    method,
    url,
    query: url ? queryOf(url) : [],
    headers,
    body: json ?? formPairs(body.text.replace(/\s*\r?\n\s*/g, ''), body),
    bodyForm: json ? 'json' : formOf(body.text),
    credentials: null,
    notUnderstood: [],
    flaws: [],
    start: line.index,
    end: body.text === '' ? headersEnd : body.end,
  };
}

function formOf(body: string): 'form' | 'none' {
  return body === '' ? 'none' : 'form';
}

/** Lines up to the first that is no header. Lines in front of the headers that go on with a query belong to the target. */
function readHeaders(text: string, start: number): { headers: FoundPair[]; rest: string[]; end: number } {
  const [headers, rest]: [FoundPair[], string[]] = [[], []];
  let at = start;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    const [, name, value = ''] = headerLine.exec(line) ?? [];
    if (name !== undefined) headers.push({ name, value, start: at, end });
    else if (headers.length === 0 && /^\s*[?&]\S+/.test(line)) rest.push(line.replace(/ HTTP\/[\d.]+\s*$/, '').trim());
    else break;
    at = end + 1;
  }
  return { headers, rest, end: Math.min(at, text.length) };
}

/** The body goes to the next empty line. */
function readBody(text: string, headersEnd: number): FoundText {
  const blank = /^[ \t]*\r?\n/.exec(text.slice(headersEnd, headersEnd + 100))?.[0];
  if (blank === undefined) return { text: '', start: headersEnd, end: headersEnd };
  const start = headersEnd + blank.length;
  const length = /\n[ \t]*\r?\n/.exec(text.slice(start))?.index ?? text.length - start;
  const body = text.slice(start, start + length).trim();
  const isBody = /^[{[]|^[\w.%-]+=/.test(body);
  return { text: isBody ? body : '', start, end: isBody ? start + length : headersEnd };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
