// What every answer of the proxy carries, and the one way it refuses.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
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
  answer(request, response, { status: refusals[code][0], headers: refusalHeaders, body: refusalBody(code) });
}

/** The same as text, for what could not be read as a request; the connection closes behind it. */
export function plainRefusal(code: RefusalCode): string {
  const body = refusalBody(code);
  const status = refusals[code][0];
  const headers = [...fixedHeaders(), ...refusalHeaders, 'Content-Length', String(body.length), 'Connection', 'close'];
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`;
  return `${head}\r\n${body}`;
}

const refusalHeaders: FlatHeaders = ['Content-Type', 'application/json; charset=utf-8', 'Cache-Control', 'no-store'];

function refusalBody(code: RefusalCode): string {
  return JSON.stringify({ code, sentence: refusals[code][1] });
}

/** Runs a step of an answer. One that throws is a bug of ours, and ends this connection and nothing else. */
export function attempt(response: ServerResponse, step: () => void): void {
  try {
    step();
  } catch {
    response.destroy();
  }
}
