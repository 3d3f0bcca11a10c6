// Names with their values in a program, whatever its language writes between them: `"k" => "v"`, `{"k", "v"}`,
// `k: v`, `k="v"`, `d["k"] = "v"`, `f("k", "v")`, and within strings `k=v&k=v`, JSON, `Name: value`.
import type { CodeToken } from './code-tokens.ts';
import type { FoundPair } from './found.ts';
import { isHeaderName, requestNames, responseNames, tellingNames } from './oauth-names.ts';
import { formPairs, jsonPairs } from './pasted-request.ts';

/** What a pair is to a request. */
export type PairRole = 'parameter' | 'header' | 'response' | 'credentials';

/** A pair, its role, and whether its text is written as JSON. */
export interface CodePair extends FoundPair {
  readonly role: PairRole;
  readonly isJson: boolean;
}

/** A pair before it is known what it belongs to: those with one key are written in one place and one way. */
interface RawPair extends FoundPair {
  readonly key: string;
  /** A statement of a program may look the same: `data = "…"`. */
  readonly isStatement: boolean;
}

const separators = new Set([':', '=', '=>', ':=']);
const structural =
  /^(?:method|url|uri|type|headers?|body|data|content|params|timeout|.*(?:_url|_endpoint|Url|Endpoint))$/;

/** The pairs among tokens, in order. A pair that may be anything is left out. */
export function readCodePairs(tokens: readonly CodeToken[]): CodePair[] {
  const raw = tokens.flatMap((_, at) => memberAt(tokens, at) ?? callAt(tokens, at) ?? indexAt(tokens, at) ?? []);
  const telling = new Set(raw.filter(({ name }) => tellingNames.has(name)).map(({ key }) => key));
  const pairs = raw.flatMap((pair) => {
    const role = roleOf(pair, telling.has(pair.key));
    return role ? [{ ...pair, role, isJson: false }] : [];
  });
  const credentials = credentialsIn(tokens);
  const taken = new Set(credentials.map(({ start }) => start));
  const inStrings = tokens.flatMap((token) => (token.kind === 'string' ? pairsInString(token) : []));
  const others = [...pairs, ...inStrings].filter(({ start }) => !taken.has(start));
  return [...others, ...credentials].sort((one, other) => one.start - other.start);
}

function roleOf({ name, isStatement }: RawPair, isAmongParameters: boolean): PairRole | null {
  if (responseNames.has(name)) return 'response';
  if (requestNames.has(name) && (isAmongParameters || tellingNames.has(name))) return 'parameter';
  if (isHeaderName(name)) return 'header';
  if (requestNames.has(name) && isStatement) return name === 'code' || name === 'resource' ? null : 'parameter';
  return isAmongParameters && !isStatement && !structural.test(name) && /^[\w.[\]-]+$/.test(name) ? 'parameter' : null;
}

/** `name: value`, with a mark between that says so. */
function memberAt(tokens: readonly CodeToken[], at: number): RawPair | null {
  const [name, separator, value] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!name || separator?.kind !== 'mark' || !value || !isOperand(name) || !isValue(value)) return null;
  if (!separators.has(separator.text)) return null;
  const isStatement = name.kind === 'word' && separator.text !== ':';
  const called = tokens[at + 3]?.text === '(' && value.kind === 'word';
  if (called) return null;
  const text = name.kind === 'word' ? name.text.slice(name.text.lastIndexOf('.') + 1) : name.text;
  return pairOf({ ...name, text: text.replace(/^\$/, '') }, value, { key: `${name.group}:member`, isStatement });
}

/** `f("name", value)`, `{"name", value}`, `["name", value]`: a bracket of its own around the two. */
function callAt(tokens: readonly CodeToken[], at: number): RawPair | null {
  const [open, name, comma, value, close] = tokens.slice(at, at + 5);
  if (open?.kind !== 'mark' || !/^[([{]$/.test(open.text) || comma?.text !== ',' || !close) return null;
  if (name?.kind !== 'string' || !value || !isValue(value) || !/^[)\]}]$/.test(close.text)) return null;
  const callee = open.text === '(' ? (tokens[at - 1]?.text ?? '') : open.text;
  return pairOf(name, value, { key: `${name.parent}:${callee}`, isStatement: false });
}

/** `d["name"] = value`. */
function indexAt(tokens: readonly CodeToken[], at: number): RawPair | null {
  const [open, name, close, separator, value] = tokens.slice(at, at + 5);
  if (open?.text !== '[' || name?.kind !== 'string' || close?.text !== ']' || separator?.text !== '=') return null;
  if (!value || !isValue(value)) return null;
  return pairOf(name, value, { key: `${name.parent}:index`, isStatement: false });
}

function pairOf(name: CodeToken, value: CodeToken, way: Pick<RawPair, 'key' | 'isStatement'>): RawPair {
  return { name: name.text, value: writtenValue(value, name.text), start: name.start, end: value.end, ...way };
}

/** A word is a variable, but a number, and the grant that a list of parameters names without quotes. */
function writtenValue({ kind, text }: CodeToken, name: string): string {
  if (kind !== 'word' || /^\d/.test(text)) return text;
  return name === 'grant_type' && /^[a-z_]+$/.test(text) ? text : `\${${text.replace(/^\$/, '')}}`;
}

const isOperand = ({ kind }: CodeToken) => kind === 'string' || kind === 'word';
const isValue = (token: CodeToken) => isOperand(token) || token.kind === 'url';

const form = /^\??(?:[\w.[\]-]+=[^&\s]*)(?:\s*&[\w.[\]-]+=[^&]*)*&?$/;
const header = /^([A-Za-z][A-Za-z\d-]*):[ \t]+(\S.*)$/;

/** What a string holds that is itself pairs. */
function pairsInString(token: CodeToken): CodePair[] {
  const { text } = token;
  const found: CodePair[] = [];
  const json = jsonPairs(text, token);
  if (json) found.push(...parameters(json, true));
  else if (form.test(text)) found.push(...parameters(formPairs(text.replace(/^\?/, ''), token), false));
  else {
    for (const line of text.split(/\r?\n/)) {
      const [, name = '', value = ''] = header.exec(line) ?? [];
      if (isHeaderName(name))
        found.push({ name, value, start: token.start, end: token.end, role: 'header', isJson: false });
    }
  }
  return found;
}

function parameters(pairs: readonly FoundPair[], isJson: boolean): CodePair[] {
  const isRequest = pairs.some(({ name }) => tellingNames.has(name) || requestNames.has(name));
  const isResponse = pairs.some(({ name }) => responseNames.has(name));
  if (!isRequest && !isResponse) return [];
  return pairs.map((pair) => ({ ...pair, role: isResponse ? 'response' : 'parameter', isJson }));
}

/** `auth=("id", "secret")`, `.basic_auth("id", "secret")`, `SetBasicAuth("id", "secret")`, `CURLOPT_USERPWD => "id:secret"`. */
function credentialsIn(tokens: readonly CodeToken[]): CodePair[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word') return [];
    const next = tokens[at + 1]?.text === '=' ? at + 2 : at + 1;
    const [open, name, comma, value, close] = tokens.slice(next, next + 5);
    if (
      /(?:basic_?auth|^auth|\.auth)$/i.test(token.text) &&
      open?.text === '(' &&
      comma?.text === ',' &&
      close?.text === ')'
    ) {
      return name && value && isOperand(name) && isOperand(value) ? [credentialPair(name, value)] : [];
    }
    const [pair] = tokens.slice(at + 2, at + 3);
    if (token.text === 'CURLOPT_USERPWD' && pair?.kind === 'string') {
      const [username = '', ...rest] = pair.text.split(':');
      return [credentialPair({ ...pair, text: username }, { ...pair, text: rest.join(':') })];
    }
    return [];
  });
}

function credentialPair(name: CodeToken, value: CodeToken): CodePair {
  const text = writtenValue(name, '');
  return {
    name: text,
    value: writtenValue(value, ''),
    start: name.start,
    end: value.end,
    role: 'credentials',
    isJson: false,
  };
}
