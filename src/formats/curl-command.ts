// A request as a curl command that sends the same bytes. README.md of this room tells what is guaranteed.
import type { CallRequest } from '#call/call.ts';
import { refusalOfRequest } from '#call/sendable.ts';
import type { Template } from '#call/template.ts';
import type { ConnectionSettings } from '#oauth/profile.ts';
import { bytesOf, type CurlBody, curlBody } from './curl-body.ts';
import { awaitedIn, cutPieces, markSlots } from './curl-pieces.ts';
import type { CurlRefusal } from './curl-refusal.ts';
import { curlTarget } from './curl-target.ts';
import { type CurlVariable, CurlVariables } from './curl-variables.ts';
import { secretsInHeader } from './literal-secrets.ts';
import { quoteArgument, type ShellPiece } from './shell-escaper.ts';

/** How the call was made. */
export interface CurlOptions {
  /** Redirects are followed. */
  readonly followsRedirects: boolean;
  /** How its connection was made, `null` where nothing departs from the defaults. */
  readonly connection: ConnectionSettings | null;
}

/** What is to be known about a command. */
export type CurlNote =
  /** curl follows redirects by rules of its own; told a method, it repeats it at every hop. */
  | { readonly kind: 'redirects'; readonly repeatsMethod: boolean }
  /** The server's certificate is not verified. */
  | { readonly kind: 'unverified' }
  /** The profile has authorities or a certificate of its own, and no file of them is at hand for curl. */
  | { readonly kind: 'own-certificates' };

/** A command, the variables that it expects, and what is to be known about it. It holds no secret. */
export interface CurlCommand {
  readonly kind: 'command';
  readonly command: string;
  readonly variables: readonly CurlVariable[];
  readonly notes: readonly CurlNote[];
}

/** Linux takes 128 KiB for one argument; macOS takes less than 1 MiB for all of them. */
const longestArgument = 120_000;
const longestArguments = 500_000;
const longestCommand = 2 * 1024 * 1024;

/** Writes a request as a curl command for a POSIX shell. */
export function writeCurl(request: CallRequest, options: CurlOptions): CurlCommand | CurlRefusal {
  const refusal = refusalOf(request);
  if (refusal) return refusal;
  const variables = new CurlVariables();
  const target = curlTarget(markSlots(request.url, variables));
  if (target.kind !== 'target') return target;
  const url = quoteArgument(cutPieces(target.marked, target.secrets, variables));
  const headers = request.headers.map(([name, value]) => headerArgument(name, value, variables));
  const body = curlBody(request, variables);
  const repeatsMethod = needsMethod(request, body);
  const switches = [
    request.method === 'HEAD' ? '-I' : '',
    repeatsMethod ? `-X ${quoteArgument(literal(request.method))}` : '',
    options.followsRedirects ? '-L' : '',
    isUnverified(options) ? '--insecure' : '',
    hasHeader(request, 'accept-encoding') ? '--compressed' : '',
    ...target.options,
  ];
  const lines = [
    ['curl', ...switches, url].filter((word) => word !== '').join(' '),
    ...[...headers, ...suppressions(request, body)].map((argument) => `-H ${argument}`),
    ...(body ? [body.option] : []),
  ];
  const notes = notesOf(options, repeatsMethod);
  return fitted(lines, body) ?? { kind: 'command', command: joined(lines, body), variables: variables.list(), notes };
}

function refusalOf({ method, url, headers, body }: CallRequest): CurlRefusal | null {
  const templates = [url, ...headers.map(([, value]) => value), body.kind === 'text' ? body.text : []];
  const awaited = templates.map(awaitedIn).find((what) => what !== null);
  if (awaited) return { kind: 'awaits', what: awaited };
  const literals = headers.map(([name, value]) => [name, literalOf(value)] as const);
  const code = refusalOfRequest({ method, headers: literals });
  if (code) return { kind: 'unsendable', code };
  return method === 'HEAD' && body.kind !== 'none' ? { kind: 'head-with-body' } : null;
}

function literalOf(template: Template): string {
  return template.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** POST with a body and GET without one need no word. */
function needsMethod({ method }: CallRequest, body: CurlBody | null): boolean {
  return method !== 'HEAD' && method !== (body ? 'POST' : 'GET');
}

/** The argument of `-H`. Nothing behind the colon would take the header away: an empty one is written with a semicolon. */
function headerArgument(name: string, value: Template, variables: CurlVariables): string {
  const marked = markSlots(value, variables);
  if (marked.text.trim() === '') return quoteArgument(literal(`${name};`));
  const secrets = secretsInHeader(name, marked.text, marked.text.search(marked.marker));
  const pieces = cutPieces(marked, secrets, variables);
  return quoteArgument([...literal(`${name}: `), ...pieces], 'latin-1');
}

/** Takes away what curl adds by itself and the console does not send. */
function suppressions(request: CallRequest, body: CurlBody | null): string[] {
  const added = ['User-Agent', 'Accept', ...(body ? ['Content-Type'] : []), ...(body?.mayExpect ? ['Expect'] : [])];
  return added.filter((name) => !hasHeader(request, name)).map((name) => quoteArgument(literal(`${name}:`)));
}

function hasHeader({ headers }: CallRequest, wanted: string): boolean {
  return headers.some(([name]) => name.toLowerCase() === wanted.toLowerCase());
}

function literal(value: string): ShellPiece[] {
  return [{ kind: 'text', text: value }];
}

function isUnverified({ connection }: CurlOptions): boolean {
  return connection?.verifiesCertificate === false;
}

function notesOf(options: CurlOptions, repeatsMethod: boolean): CurlNote[] {
  const { followsRedirects, connection } = options;
  const hasOwn = Boolean(connection?.ca || connection?.clientCertificate);
  return [
    ...(followsRedirects ? [{ kind: 'redirects', repeatsMethod } as const] : []),
    ...(isUnverified(options) ? [{ kind: 'unverified' } as const] : []),
    ...(hasOwn ? [{ kind: 'own-certificates' } as const] : []),
  ];
}

/** Why a command can't be run for its length, or `null`. */
function fitted(lines: readonly string[], body: CurlBody | null): CurlRefusal | null {
  const lengths = lines.map(bytesOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (Math.max(...lengths) > longestArgument)
    return { kind: 'too-long', what: 'arguments', limitBytes: longestArgument };
  if (total > longestArguments) return { kind: 'too-long', what: 'arguments', limitBytes: longestArguments };
  const isLong = bytesOf(body?.input ?? '') > longestCommand;
  return isLong ? { kind: 'too-long', what: 'command', limitBytes: longestCommand } : null;
}

function joined(lines: readonly string[], body: CurlBody | null): string {
  const command = lines.join(' \\\n  ');
  return body?.input ? `${body.input} |\n${command}` : command;
}
