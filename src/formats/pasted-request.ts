// A request as somebody's example writes it, whatever the language: what it has in common with every other.
import type { FoundPair, FoundText, NotUnderstood, Span } from './found.ts';
import { jsonText } from './json-places.ts';
import type { ShellFlaw } from './shell-words.ts';

/** How a body is written: as a form, as JSON, in parts; `none` for no body. */
export type BodyForm = 'form' | 'json' | 'multipart' | 'none';

/** User name and password of Basic, apart. */
export interface FoundCredentials extends Span {
  readonly username: string;
  readonly password: string;
}

/** A request as it was found. Values may be placeholders and variables: they stay as written. */
export interface PastedRequest extends Span {
  /** What wrote it: "curl", "HTTPie", "Ruby". */
  readonly tool: string;
  readonly method: string;
  /** As written, its query included. */
  readonly url: FoundText | null;
  readonly query: readonly FoundPair[];
  readonly headers: readonly FoundPair[];
  readonly body: readonly FoundPair[];
  readonly bodyForm: BodyForm;
  /** The body as it would be sent, where a text of the example is that. */
  readonly bodyText?: string;
  /** Basic as an option or a call, not as a header. */
  readonly credentials: FoundCredentials | null;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly flaws: readonly ShellFlaw[];
}

/** No request has more parameters than this; what goes on is not read. */
const mostPairs = 500;

/**
 * The pairs of a query or a form, decoded. A `%` that begins no escape stays. Each has a place of its own where the text
 * stands in the span as it is.
 */
export function formPairs(text: string, span: Span): FoundPair[] {
  const isVerbatim = span.end - span.start === text.length;
  let next = span.start;
  return text
    .split('&')
    .map((written) => {
      const place = isVerbatim ? { start: next, end: next + written.length } : { start: span.start, end: span.end };
      next += written.length + 1;
      return { written: written.trim(), ...place };
    })
    .filter(({ written }) => written !== '')
    .slice(0, mostPairs)
    .map(({ written, ...place }) => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(written) ?? [];
      return { name: decoded(name), value: decoded(value), ...place };
    });
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The members of a JSON object as pairs; what is no text is written as JSON. `null` where the text is no object. */
export function jsonPairs(text: string, span: Span): FoundPair[] | null {
  const value = parsedObject(text);
  if (!value) return null;
  return Object.entries(value)
    .slice(0, mostPairs)
    .map(([name, each]) => ({
      name,
      value: typeof each === 'string' ? each : jsonText(each),
      ...(typeof each !== 'string' && { isLiteral: true }),
      start: span.start,
      end: span.end,
    }));
}

/** A JSON object out of a text, `null` where it is none. */
export function parsedObject(text: string): Record<string, unknown> | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** The pairs in the query of a URL, read without parsing the rest: it may hold placeholders. */
export function queryOf(url: FoundText): FoundPair[] {
  const [before = '', query] = /^([^?]*\?)([^#]*)/.exec(url.text)?.slice(1) ?? [];
  if (query === undefined) return [];
  const start = url.start + before.length;
  const isVerbatim = url.end - url.start === url.text.length;
  return formPairs(query, isVerbatim ? { start, end: start + query.length } : url);
}

/** A header's value by name, `null` where there is none. */
export function headerOf(headers: readonly FoundPair[], name: string): FoundPair | null {
  return headers.find((each) => each.name.toLowerCase() === name) ?? null;
}

/** User name and password of one text with a colon. */
export function credentialsOf({ text, start, end }: FoundText): FoundCredentials {
  const colon = text.indexOf(':');
  return {
    username: colon < 0 ? text : text.slice(0, colon),
    password: colon < 0 ? '' : text.slice(colon + 1),
    start,
    end,
  };
}
