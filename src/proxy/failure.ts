// What an error of Node's client means for the call: of the ways an upstream can die each has its own ending.
import type { ConnectStage, Ending, HeaderLine, ResponseHead } from '#call/call.ts';
import { Refused } from './target.ts';

/** Where a call stood when it failed. */
export interface Standing {
  /** The request goes over TLS, whose handshake is done or not. */
  readonly tls: 'none' | 'handshake' | 'done';
  readonly isHandedOver: boolean;
  /** Some of the answer had come, if only half a header. */
  readonly isAnswered: boolean;
  /** What looked like an end was a reset, with this code. */
  readonly resetCode: string | null;
  readonly head: ResponseHead | null;
}

/** The name that libuv has for a connection that was closed in good order; Node calls it ECONNRESET here. */
const closedCode = 'EOF';

/** The ending that an error stands for. */
export function endingOfError(error: NodeJS.ErrnoException, standing: Standing): Ending {
  if (error instanceof Refused) return { kind: 'refused-by-proxy', code: error.refusal };
  const code = codeOf(error);
  if (standing.tls === 'handshake') return { kind: 'tls', code };
  // Before the request was handed over, it is a proxy's answer to CONNECT that is no HTTP.
  const isNoHttp = standing.isHandedOver && code.startsWith('HPE_');
  if (standing.head || standing.isAnswered || isNoHttp) return brokenOff(error, code, standing.head);
  // TLS 1.3 judges the client's certificate when the handshake is long over for the client.
  if (standing.tls === 'done' && code.startsWith('ERR_SSL_')) return { kind: 'tls', code };
  return { kind: 'unreachable', code, during: stageOf(error, standing) };
}

/** The ending of a connection that the other side closed too early. */
export function endingOfClose(standing: Standing): Ending {
  const { resetCode } = standing;
  if (resetCode) {
    return endingOfError(Object.assign(new Error('Reset'), { code: resetCode, syscall: 'read' }), standing);
  }
  if (standing.tls === 'handshake') return { kind: 'tls', code: closedCode };
  const during = standing.isHandedOver ? 'waiting' : 'connect';
  if (!standing.isAnswered) return { kind: 'unreachable', code: closedCode, during };
  return { kind: 'broken-off', code: closedCode, how: 'early-end', expectedBytes: expectedBytes(standing.head) };
}

/** The ending of a response that came to its end: one that only a closed connection ends may have been reset. */
export function endingOfEnd(head: ResponseHead, resetCode: string | null): Ending {
  if (resetCode === null || head.rawHeaders.some(([name]) => framingNames.has(name.toLowerCase()))) {
    return { kind: 'response' };
  }
  return { kind: 'broken-off', code: resetCode, how: 'reset', expectedBytes: null };
}

const framingNames = new Set(['content-length', 'transfer-encoding']);

function brokenOff({ syscall }: NodeJS.ErrnoException, code: string, head: ResponseHead | null): Ending {
  const how = syscall ? 'reset' : howParsed(code);
  return { kind: 'broken-off', code, how, expectedBytes: expectedBytes(head) };
}

/** A header that is too long is HTTP, only too much of it. */
function howParsed(code: string): 'not-http' | 'other' {
  return code.startsWith('HPE_') && code !== 'HPE_HEADER_OVERFLOW' ? 'not-http' : 'other';
}

/** Node names most of OpenSSL's errors; some it only repeats, under EPROTO: "…:SSL routines:…:wrong version number:…". */
function codeOf({ code = 'UNKNOWN', message }: NodeJS.ErrnoException): string {
  const reason = code === 'EPROTO' ? /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] : undefined;
  return reason === undefined ? code : `ERR_SSL_${reason.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

/** Tells errors that Node makes up where the system reported none: the connection was closed. */
export function isClosed({ code, syscall }: NodeJS.ErrnoException): boolean {
  return code === 'ECONNRESET' && syscall === undefined;
}

function stageOf({ syscall }: NodeJS.ErrnoException, { isHandedOver }: Standing): ConnectStage {
  if (isHandedOver) return 'waiting';
  return syscall === 'getaddrinfo' ? 'dns' : 'connect';
}

/** What Content-Length promised; a chunked body promises nothing beforehand. */
function expectedBytes(head: ResponseHead | null): number | null {
  let length: number | null = null;
  for (const [name, value] of head?.rawHeaders ?? ([] as readonly HeaderLine[])) {
    const lower = name.toLowerCase();
    if (lower === 'transfer-encoding') return null;
    if (lower === 'content-length' && /^\d+$/.test(value)) length = Number(value);
  }
  return length;
}
