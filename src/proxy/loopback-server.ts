import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { plainRefusal } from './answer.ts';
import { hostKind } from './guard.ts';
import type { LoopbackHandler } from './proxy.ts';

const largestRequestHead = 64 * 1024;

/** A server that leaves every answer to the handler: Node's own answers would come before the Host check (R01). */
export function createLoopbackServer(visit: LoopbackHandler): Server {
  return createServer({ requireHostHeader: false, maxHeaderSize: largestRequestHead })
    .on('request', (request, response) => visit(request, response))
    .on('clientError', refuseUnread)
    .on('checkExpectation', (request, response) => visit(request, response))
    .on('checkContinue', (request, response) => {
      if (hostKind(request) !== 'foreign') response.writeContinue();
      visit(request, response);
    });
}

/** What is no request has no Host to check: it is told so, under the fixed headers, and nothing else. */
function refuseUnread({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (socket.writable && code !== 'ECONNRESET') {
    socket.end(plainRefusal(code === 'HPE_HEADER_OVERFLOW' ? 'request-head-too-large' : 'not-http'));
  } else {
    socket.destroy();
  }
}
