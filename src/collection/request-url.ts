import { parseUrl } from '#call/request-target.ts';
import { joinTexts, type Part, type Template } from '#call/template.ts';
import type { Obstacle } from './obstacle.ts';
import { pathVariablesIn } from './path-variables.ts';
import { encodeText, type Resolver } from './resolve-text.ts';
import type { SavedRequest } from './saved-request.ts';

/** A request's URL, written out. */
export interface RequestUrl {
  readonly url: Template;
  /** Where it leads, `null` where that can't be told. */
  readonly origin: string | null;
  readonly obstacles: readonly Obstacle[];
}

/**
 * Writes out a request's URL: path variables filled in, names resolved, a relative one appended to the API base, one
 * slash between. All else stays as it was typed.
 */
export function buildRequestUrl(request: SavedRequest, apiBaseUrl: string, resolver: Resolver): RequestUrl {
  const typed = request.url.trim();
  if (typed === '') return { url: [], origin: null, obstacles: [{ kind: 'no-url' }] };
  const { parts, empty } = fillPath({ ...request, url: typed }, resolver);
  const url = joinTexts(onBase(joinTexts(parts), apiBaseUrl));
  const obstacles = empty.map((name) => ({ kind: 'empty-path-variable', name }) as const);
  return { url, ...readTarget(url, obstacles) };
}

function fillPath(request: SavedRequest, resolver: Resolver): { parts: Part[]; empty: string[] } {
  const { url, pathVariables } = request;
  const parts: Part[] = [];
  const empty: string[] = [];
  let start = 0;
  for (const { name, ...place } of pathVariablesIn(url)) {
    parts.push(...resolver.resolve(url.slice(start, place.start), 'url'));
    const value = pathVariables.find((each) => each.name === name)?.value ?? '';
    if (value === '') empty.push(name);
    parts.push(
      ...(value === ''
        ? [{ kind: 'awaited' as const, what: `:${name}` }]
        : resolver.resolve(value, 'path', 'path-segment')),
    );
    start = place.end;
  }
  parts.push(...resolver.resolve(url.slice(start), 'url'));
  return { parts, empty: [...new Set(empty)] };
}

function onBase(url: Template, apiBaseUrl: string): Template {
  const [first] = url;
  const isRelative = first?.kind === 'text' && !/^[a-z][a-z\d+.-]*:/i.test(first.text);
  if (!isRelative || apiBaseUrl === '') return url;
  const rest = { kind: 'text', text: first.text.replace(/^\/+/, '') } as const;
  const base = apiBaseUrl.replace(/\/+$/, '');
  const joint = first.text.startsWith('?') ? '' : '/';
  return [{ kind: 'text', text: `${base}${joint}` }, rest, ...url.slice(1)];
}

/** Reads where a URL leads. What awaits its value has an obstacle of its own: nothing more is said then. */
function readTarget(url: Template, found: readonly Obstacle[]): Pick<RequestUrl, 'origin' | 'obstacles'> {
  const isAwaiting = url.some(({ kind }) => kind === 'awaited');
  const text = literalOf(url);
  const bad = (reason: Extract<Obstacle, { kind: 'bad-url' }>['reason']) => ({
    origin: null,
    obstacles: [...found, { kind: 'bad-url', reason, url: text } as const],
  });
  const first = url[0];
  if (first?.kind !== 'text') return isAwaiting ? { origin: null, obstacles: found } : bad('secret-in-host');
  if (!/^[a-z][a-z\d+.-]*:/i.test(first.text)) return bad('relative');
  if (!/^https?:\/\//i.test(first.text)) return bad('scheme');
  if (url.length > 1 && !/^https?:\/\/[^/?#\\]+[/?#]/i.test(first.text))
    return isAwaiting ? { origin: null, obstacles: found } : bad('secret-in-host');
  const read = parseUrl(text);
  if (!read) return bad('unreadable');
  if (read.username !== '' || read.password !== '') return bad('credentials');
  return { origin: read.origin, obstacles: found };
}

/** The text of a URL; a slot stands as nothing. */
export function literalOf(url: Template): string {
  return url.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/**
 * A URL with one more query parameter. The fragment goes: it is never sent.
 * @param name as meant; it is encoded here.
 */
export function withQueryParameter(url: Template, name: string, value: Template): Template {
  const kept: Part[] = [];
  for (const part of url) {
    const at = part.kind === 'text' ? part.text.indexOf('#') : -1;
    if (part.kind !== 'text' || at < 0) {
      kept.push(part);
      continue;
    }
    kept.push({ kind: 'text', text: part.text.slice(0, at) });
    break;
  }
  const text = literalOf(kept);
  return joinTexts([
    ...kept,
    { kind: 'text', text: `${jointAfter(text)}${encodeText(name, 'path-segment')}=` },
    ...value,
  ]);
}

function jointAfter(url: string): string {
  if (!url.includes('?')) return '?';
  return /[?&]$/.test(url) ? '' : '&';
}
