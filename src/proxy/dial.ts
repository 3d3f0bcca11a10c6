// Puts one request on the wire: flat header lines, a checked address, a kept connection where there is one.
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { SendDescription } from '#call/wire.ts';
import { refusalOfAddress } from './address.ts';
import { createAgents } from './connections.ts';
import type { Stopwatch } from './phases.ts';
import { checkedLookup, Refused, type Target } from './target.ts';

/** One call, ready to be made. */
export interface Order {
  readonly description: SendDescription;
  readonly target: Target;
  readonly body: Uint8Array;
  /** Where this proxy listens: the one place it never calls. */
  readonly ownPort: number;
}

const largestHead = 256 * 1024;
const agents = createAgents();

/** Sends the request. Errors come as events, except that none are expected from `http.request` itself. */
export function dial(order: Order, watch: Stopwatch): ClientRequest {
  const { description, target, ownPort } = order;
  const options: http.RequestOptions = {
    method: description.method,
    hostname: target.hostname,
    port: target.port,
    path: target.path,
    headers: wireHeaders(order),
    agent: target.secure ? agents.https : agents.http,
    maxHeaderSize: largestHead,
    lookup: checkedLookup({ port: target.port, ownPort, onResolved: () => watch.mark('resolved') }),
  };
  const request = (target.secure ? https : http).request(options);
  request.maxHeadersCount = 0;
  if (request.reusedSocket) watch.mark('handedOver');
  else request.once('socket', (socket) => follow(socket, order, watch));
  if (order.body.length > 0) request.end(order.body);
  else request.end();
  return request;
}

/** Host first, the user's lines as written, then the framing. Node adds Connection and nothing else. */
function wireHeaders({ description: { method, headers, hasBody }, target, body }: Order): string[] {
  const lines = ['Host', target.host];
  for (const [name, value] of headers) lines.push(name, value);
  if (hasBody || wantsLength(method)) lines.push('Content-Length', String(body.length));
  return lines;
}

/** Methods for which no Content-Length would make Node send an empty chunked body (RFC 9110 section 8.6). */
function wantsLength(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'DELETE' && method !== 'OPTIONS';
}

/** Marks a new connection's moments; the address it really went to is checked once more. */
function follow(socket: Socket, { target, ownPort }: Order, watch: Stopwatch): void {
  watch.mark('dialled');
  socket.once('connect', () => {
    watch.mark('connected');
    const refusal = refusalOfAddress(socket.remoteAddress ?? '', target.port, ownPort);
    if (refusal) socket.destroy(new Refused(refusal));
    else if (!target.secure) watch.mark('handedOver');
  });
  if (!target.secure) return;
  socket.once('secureConnect', () => {
    watch.mark('secured');
    watch.mark('handedOver');
  });
}
