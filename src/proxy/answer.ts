// What every answer of the proxy carries, and the one way it refuses.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RefusalCode, refusals } from '#call/refusal.ts';

/** The policy of the built console (SECURITY.md R06). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "font-src 'self'",
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Header lines, flat: name, value, name, value. */
export type FlatHeaders = readonly string[];

/** The header lines that every answer carries, whatever it answers. */
export function fixedHeaders(policy = contentSecurityPolicy): FlatHeaders {
  return [
    'Content-Security-Policy',
    policy,
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'no-referrer',
    'Cross-Origin-Resource-Policy',
    'same-origin',
  ];
}

/** One answer. `policy` stands in for the built console's. */
export interface Answer {
  readonly status: number;
  readonly headers: FlatHeaders;
  readonly body?: string | Uint8Array;
  readonly policy?: string | undefined;
}

/** Answers with the fixed headers and these; HEAD gets the headers only. */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, policy }: Answer,
): void {
  const length = body === undefined ? 0 : Buffer.byteLength(body);
  response.writeHead(status, [...fixedHeaders(policy), ...headers, 'Content-Length', String(length)]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Refuses before a call was made: `{code, sentence}` with the code's status. */
export function refuse(request: IncomingMessage, response: ServerResponse, code: RefusalCode): void {
  const [status, sentence] = refusals[code];
  answer(request, response, {
    status,
    headers: ['Content-Type', 'application/json; charset=utf-8', 'Cache-Control', 'no-store'],
    body: JSON.stringify({ code, sentence }),
  });
}

/** Runs a step of an answer. One that throws is a bug of ours, and ends this connection and nothing else. */
export function attempt(response: ServerResponse, step: () => void): void {
  try {
    step();
  } catch {
    response.destroy();
  }
}
