import type { IncomingMessage, ServerResponse } from 'node:http';
import { PATHS } from './standard/registration.ts';

/**
 * Answers every request that was not addressed to this origin, before anything else looks at it: a page that rebinds its
 * own name to 127.0.0.1 still sends its own name as Host. A document asked for by number is sent on to the name, where
 * the cookies are. The API takes no cookies, only tokens, and answers by number, too: that is the other origin to which
 * a redirect may lead. Returns whether the request was answered.
 */
export function refuseForeignHost(req: IncomingMessage, res: ServerResponse, origin: string): boolean {
  const { host: own, port } = new URL(origin);
  const hosts = req.rawHeaders.filter((_, at) => at % 2 === 1 && req.rawHeaders[at - 1]?.toLowerCase() === 'host');
  const host = hosts.length === 1 ? hosts[0]?.toLowerCase() : undefined;
  const inOriginForm = req.url?.startsWith('/') && !req.url.startsWith('//');
  if (host === own && inOriginForm) return false;

  const byNumber = inOriginForm && [`127.0.0.1:${port}`, `[::1]:${port}`].some((spelling) => spelling === host);
  if (byNumber && req.url?.startsWith(`${PATHS.api}/`)) return false;
  if (byNumber && asksForDocument(req)) {
    res.writeHead(302, { Location: `${origin}${req.url}`, 'Cache-Control': 'no-store' }).end();
  } else {
    const sentence = `This is the practice provider. It answers only at ${origin}\n`;
    res.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(sentence);
  }
  return true;
}

function asksForDocument(req: IncomingMessage): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false;
  const destination = req.headers['sec-fetch-dest'];
  return destination === undefined ? (req.headers.accept ?? '').includes('text/html') : destination === 'document';
}
