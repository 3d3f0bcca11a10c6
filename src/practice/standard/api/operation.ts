import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { VerifiedToken } from '../access-token.ts';
import type { API_SCOPES } from '../registration.ts';

/** An API request whose token passed, and where its answer goes. */
export interface Authorized {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** Under the issuer's origin, whichever way the host was spelled. */
  readonly url: URL;
  readonly token: VerifiedToken;
  /** What stands in the place of the path's `:parameter`; empty where the path has none. */
  readonly parameter: string;
}

/** One thing that the API can do: how it is reached, how the home page tells of it, and what it answers. */
export interface Operation {
  /** Below `/api`. A segment that begins with a colon stands for any one segment. */
  readonly path: string;
  readonly methods: readonly string[] | 'any';
  readonly scope?: (typeof API_SCOPES)[number];
  /** The path as one would first try it, with its parameters. */
  readonly example: string;
  /** One sentence for the home page. */
  readonly words: string;
  answer(request: Authorized): void | Promise<void>;
}

/** An answer in JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: OutgoingHttpHeaders;
}

/** What only looks. */
export const READING = ['GET', 'HEAD'] as const;

/** Answers with JSON, never cached. */
export function sendJson(res: ServerResponse, { status, body, headers }: JsonAnswer): void {
  sendBytes(res, {
    status,
    body: Buffer.from(JSON.stringify(body, null, 2)),
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
}

/** Answers with a whole body, never cached. */
export function sendBytes(
  res: ServerResponse,
  { status, body, headers }: { status: number; body: Buffer; headers: OutgoingHttpHeaders },
): void {
  res.writeHead(status, { 'Cache-Control': 'no-store', 'Content-Length': body.length, ...headers });
  res.end(body);
}

/** An error in OAuth's shape. */
export function problem(status: number, error: string, description: string): JsonAnswer {
  return { status, body: { error, error_description: description } };
}

/** Says which parameter is wrong, and what it takes. */
export function sendInvalid(res: ServerResponse, description: string): void {
  sendJson(res, problem(400, 'invalid_request', description));
}
