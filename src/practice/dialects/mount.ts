import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setPageHeaders } from '../standard/page.ts';
import { BodyTooLarge, readBody } from '../standard/request-body.ts';
import type { Dialect } from './dialect.ts';

/** Where a dialect is served, and to which origins its forms may lead. */
export interface Mounting {
  /** `http://localhost:<port>` */
  readonly origin: string;
  readonly consoleOrigins: readonly string[];
}

/** A token request is far smaller; a JSON-RPC call can have some data with it. */
const BODY_LIMIT = 1_000_000;

/** Serves a dialect, which knows only requests and responses, over Node's HTTP. */
export function mountDialect(
  dialect: Pick<Dialect, 'answer' | 'refuse'>,
  { origin, consoleOrigins }: Mounting,
): RequestListener {
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const response = await answerOf(dialect, req, origin);
    if (response.headers.get('content-type')?.startsWith('text/html')) setPageHeaders(res, consoleOrigins);
    await sendResponse(response, req, res);
  };
  return (req, res) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    answer(req, res).catch(() => res.destroy());
  };
}

async function answerOf(
  dialect: Pick<Dialect, 'answer' | 'refuse'>,
  req: IncomingMessage,
  origin: string,
): Promise<Response> {
  const method = req.method ?? 'GET';
  // Fetch has no way to write these.
  if (['TRACE', 'TRACK', 'CONNECT'].includes(method.toUpperCase())) {
    return dialect.refuse({ status: 405, code: 'invalid_request', description: `${method} is not taken here.` });
  }
  try {
    const body = await readBody(req, BODY_LIMIT);
    return await dialect.answer(asRequest(req, `${origin}${req.url}`, body));
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      return dialect.refuse({ status: 413, code: 'invalid_request', description: error.message });
    }
    // The caller hung up: nobody is there to be answered.
    if (req.destroyed && !req.complete) throw error;
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    const description = 'Something broke in the practice provider. This is a fault of Authscope, not yours.';
    return dialect.refuse({ status: 500, code: 'server_error', description });
  }
}

function asRequest(req: IncomingMessage, url: string, body: Buffer): Request {
  const headers = new Headers();
  // Line by line: Node's own record drops the second Authorization header, and with it the mistake.
  for (let at = 0; at < req.rawHeaders.length; at += 2) {
    headers.append(req.rawHeaders[at] ?? '', req.rawHeaders[at + 1] ?? '');
  }
  const method = req.method ?? 'GET';
  const bodiless = method === 'GET' || method === 'HEAD' || body.length === 0;
  return new Request(url, { method, headers, ...(bodiless ? {} : { body: new Uint8Array(body) }) });
}

/** Writes a plain response over Node's HTTP. */
export async function sendResponse(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) if (name !== 'set-cookie') res.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('Set-Cookie', cookies);
  const body = Buffer.from(await response.arrayBuffer());
  if (response.status !== 204 && response.status !== 304) res.setHeader('Content-Length', body.length);
  res.writeHead(response.status).end(req.method === 'HEAD' ? undefined : body);
}
