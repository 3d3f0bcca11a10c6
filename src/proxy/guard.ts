// Who may ask: the rules that stand before everything else (SECURITY.md R01 to R03, R18).
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RefusalCode } from '#call/refusal.ts';
import { envelopeType, keyHeader } from '#call/wire.ts';

/** The console's own spelling, another of this machine's spellings, or a host that is not ours. */
export type HostKind = 'console' | 'alias' | 'foreign';

/** The console's one origin. */
export function consoleOrigin(port: number): string {
  return port === 80 ? 'http://127.0.0.1' : `http://127.0.0.1:${port}`;
}

/** The port this request came in on: the socket knows, nobody has to be told. */
export function ownPort(request: IncomingMessage): number {
  return request.socket.localPort ?? 0;
}

/** R01: exactly one Host, equal to one of our three spellings. */
export function hostKind(request: IncomingMessage): HostKind {
  const host = onlyHost(request.rawHeaders);
  const port = ownPort(request);
  const suffix = port === 80 ? '' : `:${port}`;
  if (host === `127.0.0.1${suffix}`) return 'console';
  return host === `localhost${suffix}` || host === `[::1]${suffix}` ? 'alias' : 'foreign';
}

function onlyHost(rawHeaders: readonly string[]): string | null {
  let host: string | null = null;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
    if (host !== null) return null;
    host = rawHeaders[at + 1] as string;
  }
  return host;
}

/** R02 and R03: why this request may not use `POST /send`, or `null` if it may. */
export function refusalOfSender(request: IncomingMessage, key: Buffer): RefusalCode | null {
  const { headers } = request;
  if (!isOwnOrigin(request)) return 'origin-not-allowed';
  if (!isSameKey(headers[keyHeader], key)) return 'bad-key';
  return headers['content-type'] === envelopeType ? null : 'content-type';
}

/** An exact own Origin, and what the browser says of the sender agrees with it. */
export function isOwnOrigin({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  if (headers.origin !== consoleOrigin(socket.localPort ?? 0)) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

function isSameKey(given: string | string[] | undefined, key: Buffer): boolean {
  if (typeof given !== 'string') return false;
  const bytes = Buffer.from(given, 'latin1');
  return bytes.length === key.length && timingSafeEqual(bytes, key);
}

/**
 * R18: whether a document is asked for by something other than a person going there. The console's own script, and a
 * client that is no browser, may read `/` for the key; nobody but a navigation may ask for `/callback`.
 */
export function isBackgroundHit({ headers }: IncomingMessage, path: string): boolean {
  const site = headers['sec-fetch-site'];
  if (path !== '/callback' && (site === undefined || site === 'same-origin')) return false;
  const mode = headers['sec-fetch-mode'];
  const destination = headers['sec-fetch-dest'];
  if (mode === undefined && destination === undefined) return path !== '/callback';
  return (mode !== undefined && mode !== 'navigate') || (destination !== undefined && destination !== 'document');
}
