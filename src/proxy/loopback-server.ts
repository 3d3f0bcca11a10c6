import { createServer, type Server } from 'node:http';
import { hostKind } from './guard.ts';
import type { LoopbackHandler } from './proxy.ts';

const largestRequestHead = 64 * 1024;

/** A server that leaves every answer to the handler: Node's own answers would come before the Host check (R01). */
export function createLoopbackServer(visit: LoopbackHandler): Server {
  return createServer({ requireHostHeader: false, maxHeaderSize: largestRequestHead })
    .on('request', (request, response) => visit(request, response))
    .on('checkExpectation', (request, response) => visit(request, response))
    .on('checkContinue', (request, response) => {
      if (hostKind(request) !== 'foreign') response.writeContinue();
      visit(request, response);
    });
}
