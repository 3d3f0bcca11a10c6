// Finds the requests in a program, or in several one after another, without knowing their languages.

import { jsonBodyIn } from './code-literal.ts';
import { type CodePair, readCodePairs } from './code-pairs.ts';
import { type CodeToken, readCodeTokens } from './code-tokens.ts';
import type { FoundPair, FoundText } from './found.ts';
import { languageOf } from './language-of.ts';
import { looksLikeTokenEndpoint, tellingNames } from './oauth-names.ts';
import { type BodyForm, headerOf, type PastedRequest, queryOf } from './pasted-request.ts';

/** What a text that is no command holds: requests, and members of responses that stand around them. */
export interface CodeReading {
  readonly requests: readonly PastedRequest[];
  readonly responses: readonly FoundPair[];
}

/** One example in the making. */
interface Example {
  urls: CodeToken[];
  readonly pairs: CodePair[];
  readonly names: Set<string>;
  /** How far the text goes that belongs to it. */
  readonly from: number;
}

interface Mark {
  readonly at: number;
  readonly url: CodeToken | null;
  readonly pair: CodePair | null;
}

/** Where a program begins: its first lines name what it needs. */
const beginning =
  /^[ \t]*(?:import|using|package|require|from|use|#include|<\?php|(?:const|let|var)\s+\w+\s*=\s*require)\b/m;

/** Reads what is left of a text when commands are taken out. */
export function readCode(text: string): CodeReading {
  const tokens = readCodeTokens(text);
  const pairs = readCodePairs(tokens);
  const taken = new Set(pairs.filter(({ role }) => role === 'parameter').map(({ end }) => end));
  const urls = tokens.filter((token) => urlIn(token) && !taken.has(token.end));
  const marks: Mark[] = [
    ...urls.map((url) => ({ at: url.start, url, pair: null })),
    ...pairs.map((pair) => ({ at: pair.start, url: null, pair })),
  ].sort((one, other) => one.at - other.at);
  const requests = examplesIn(marks, text).flatMap((example, at, all) => {
    const until = all[at + 1]?.from ?? text.length;
    const own = tokens.slice(placeIn(tokens, example.from), placeIn(tokens, until));
    return requestOf(example, { text: text.slice(example.from, until), tokens: own, isAlone: all.length === 1 }) ?? [];
  });
  return { requests, responses: pairs.filter(({ role }) => role === 'response') };
}

/** Where the tokens begin that stand at or behind a place of the text. */
function placeIn(tokens: readonly CodeToken[], start: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function urlIn({ kind, text }: CodeToken): boolean {
  return kind === 'url' || (kind === 'string' && /^https?:\/\/[^\s]+$/.test(text));
}

/** An example is over when what comes next would be its second: another URL, another `grant_type`, another beginning. */
function examplesIn(marks: readonly Mark[], text: string): Example[] {
  const examples: Example[] = [];
  let [current, end] = [newExample(0), 0];
  for (const mark of marks) {
    if (isWhole(current) && (isSecond(mark, current) || beginning.test(text.slice(end, mark.at)))) {
      examples.push(current);
      current = newExample(end);
    }
    if (mark.url) takeUrl(current, mark.url);
    if (mark.pair && mark.pair.role !== 'response') {
      current.pairs.push(mark.pair);
      current.names.add(mark.pair.name);
    }
    end = Math.max(end, mark.pair?.end ?? mark.url?.end ?? 0);
  }
  return [...examples, current];
}

function newExample(from: number): Example {
  return { urls: [], pairs: [], names: new Set(), from };
}

/** It has an address and something to send there. */
function isWhole({ urls, pairs, names }: Example): boolean {
  const isRequest = [...names].some((name) => tellingNames.has(name)) || hasAuthorization(pairs);
  return urls.some(({ kind }) => kind === 'string') && isRequest;
}

function hasAuthorization(pairs: readonly CodePair[]): boolean {
  return pairs.some(({ name, role }) => role === 'header' && name.toLowerCase() === 'authorization');
}

function isSecond({ url, pair }: Mark, { urls, names }: Example): boolean {
  if (url) {
    const isBetter = looksLikeTokenEndpoint(url.text) && !urls.some(({ text }) => looksLikeTokenEndpoint(text));
    return url.kind === 'string' && !isBetter;
  }
  return pair !== null && pair.role === 'parameter' && names.has(pair.name);
}

function takeUrl(example: Example, url: CodeToken) {
  const isTelling = example.names.size > 0;
  // An address in front of an example, in quotes or not, may be of the text around it: the last one counts.
  if (!isTelling && example.urls.length > 0 && !example.urls.some(({ text }) => looksLikeTokenEndpoint(text)))
    example.urls = [];
  example.urls.push(url);
}

function requestOf(
  { urls, pairs }: Example,
  { text, tokens, isAlone }: { text: string; tokens: readonly CodeToken[]; isAlone: boolean },
): PastedRequest | null {
  const body = pairs.filter(({ role }) => role === 'parameter');
  const headers = pairs.filter(({ role }) => role === 'header');
  // Host and path apart can be told to belong together in a single example only.
  const url = addressOf(urls) ?? (isAlone ? splitAddress(tokens, pairs) : null);
  if (!body.some(({ name }) => tellingNames.has(name)) && !(url && hasAuthorization(pairs))) return null;
  const credentials = pairs.find(({ role }) => role === 'credentials');
  const json = body.length === 0 ? jsonBodyIn(tokens) : null;
  const marks = [...pairs, ...(url ? [url] : [])];
  return {
    tool: languageOf(text),
    method: methodOf(text, body.length > 0),
    ...(json !== null && { bodyText: json }),
    url,
    query: url ? queryOf(url) : [],
    headers,
    body,
    bodyForm: json === null && body.length === 0 ? 'none' : formOf(headers, body, text),
    credentials: credentials
      ? { username: credentials.name, password: credentials.value, start: credentials.start, end: credentials.end }
      : null,
    notUnderstood: [],
    flaws: [],
    start: marks.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    end: marks.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

/** The address that looks most like a token endpoint's; what stands in quotes before what doesn't. */
function addressOf(urls: readonly CodeToken[]): FoundText | null {
  const quoted = urls.filter(({ kind }) => kind === 'string');
  const best = [quoted, urls].flatMap((list) => list.filter(({ text }) => looksLikeTokenEndpoint(text)));
  return best[0] ?? quoted[0] ?? urls[0] ?? null;
}

/** Host and path apart, as `HTTPSConnection("host")` and `request("POST", "/path")` write them. */
function splitAddress(tokens: readonly CodeToken[], pairs: readonly CodePair[]): FoundText | null {
  if (pairs.length === 0) return null;
  const host = tokens.find(({ kind, text }) => kind === 'string' && /^(?:[\w-]+\.)+[a-z]{2,}$/i.test(text));
  const path = tokens.find(
    ({ kind, text }) => kind === 'string' && /^\/[\w./-]+$/.test(text) && looksLikeTokenEndpoint(text),
  );
  return host && path ? { text: `https://${host.text}${path.text}`, start: path.start, end: path.end } : null;
}

function methodOf(text: string, hasBody: boolean): string {
  const named = /["'](GET|POST|PUT|PATCH|DELETE|HEAD)["']|\.(get|post|put|patch|delete)\s*\(/i.exec(text);
  return hasBody ? 'POST' : (named?.[1] ?? named?.[2] ?? 'GET').toUpperCase();
}

const writesForm =
  /URLSearchParams|qs\.stringify|querystring|urlencode|http_build_query|FormUrlEncoded|set_form_data|url\.Values/i;
const writesJson =
  /JSON\.stringify|json\.dumps|json_encode|to_json|\bjson\s*=|json\.Marshal|JsonContent|PostAsJson|JSONObject|\.json\(\{/;

function formOf(headers: readonly FoundPair[], body: readonly CodePair[], text: string): BodyForm {
  const type = headerOf(headers, 'content-type')?.value ?? '';
  if (/json/i.test(type)) return 'json';
  if (/urlencoded/i.test(type) || writesForm.test(text)) return 'form';
  if (writesJson.test(text) || body.some(({ isJson }) => isJson)) return 'json';
  return /axios/.test(text) && !body.some(({ start }, at) => body[at + 1]?.start === start) ? 'json' : 'form';
}
