// Puts one request on the wire: flat header lines, a checked address, a kept connection where there is one.
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { wantsLength } from '#call/sendable.ts';
import type { SendDescription } from '#call/wire.ts';
import { refusalOfAddress } from './address.ts';
import { watchForReset } from './connection-state.ts';
import { connectionsFor } from './connections.ts';
import type { OuterProxies } from './outer-proxies.ts';
import type { Stopwatch } from './phases.ts';
import { checkedLookup, Refused, type Target } from './target.ts';
import { noteTls } from './tls-facts.ts';
import { proxyAuthorization, proxyOptions, type TunnelListener, type TunnelledOptions } from './tunnel.ts';

/** One request, ready to be sent. */
export interface Order {
  readonly description: SendDescription;
  readonly target: Target;
  readonly body: Uint8Array;
  /** Where this proxy listens: the one place it never calls. */
  readonly ownPort: number;
  readonly outerProxies: OuterProxies;
}

/** A request on its way. */
export interface Dialling extends TunnelListener {
  readonly watch: Stopwatch;
  /** The HTTP proxy it goes through. */
  readonly via: URL | null;
  /** The request was handed to the connection, or a further piece of it. */
  onSent(): void;
}

const largestHead = 256 * 1024;
const pieceBytes = 64 * 1024;

/**
 * Sends the request. What goes wrong on the way comes as an event.
 * @throws UnusableTls, or Node's own error for a request that it can't frame.
 */
export function dial(order: Order, dialling: Dialling): ClientRequest {
  const { target } = order;
  const { via, watch } = dialling;
  const request = via && !target.secure ? askProxy(order, via) : ask(order, dialling);
  request.maxHeadersCount = 0;
  if (request.reusedSocket) {
    watch.mark('handedOver');
  } else if (via && target.secure) {
    followTunnel(request, dialling);
  } else {
    request.once('socket', (socket) => follow(socket, order, dialling));
  }
  sendBody(request, order.body, dialling);
  return request;
}

function ask(order: Order, dialling: Dialling): ClientRequest {
  const { watch, via } = dialling;
  const { description, target, ownPort } = order;
  const { kept, single, secure } = connectionsFor({ secure: target.secure, tls: description.tls, tunnel: via });
  const options: https.RequestOptions = {
    method: description.method,
    hostname: target.hostname,
    port: target.port,
    path: target.path,
    headers: wireHeaders(order),
    agent: mayShare(description.method) ? kept : single,
    maxHeaderSize: largestHead,
    lookup: checkedLookup({ port: target.port, ownPort, onResolved: () => watch.mark('resolved') }),
  };
  if (!target.secure) return http.request(options);
  const secured = secure ? { ...options, ...secure } : options;
  const tunnelled: TunnelledOptions = { ...secured, tunnel: dialling };
  return https.request(via ? tunnelled : secured);
}

/**
 * Whether a request may go over a connection that served another. Not one that changes something, as a token request
 * does: it would be lost if the connection closes under it, and late bytes of the answer before would pass for its own
 * (SECURITY.md R16).
 */
function mayShare(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** Plain http through a proxy: it is asked for the whole URL (RFC 9112 section 3.2.2), each time on a new connection. */
function askProxy(order: Order, via: URL): ClientRequest {
  const { description, target } = order;
  const isSecure = via.protocol === 'https:';
  return (isSecure ? https : http).request({
    ...proxyOptions(via),
    method: description.method,
    path: `http://${target.host}${target.path}`,
    headers: [...wireHeaders(order), ...proxyAuthorization(via)],
    agent: connectionsFor({ secure: isSecure, tls: null, tunnel: null }).single,
    maxHeaderSize: largestHead,
  });
}

/**
 * Host first, the user's lines as written, then the framing: without Content-Length Node would send an empty chunked
 * body. Node adds Connection and nothing else.
 */
function wireHeaders({ description: { method, headers, hasBody }, target, body }: Order): string[] {
  const lines = ['Host', target.host];
  for (const [name, value] of headers) lines.push(name, value);
  if (hasBody || wantsLength(method)) lines.push('Content-Length', String(body.length));
  return lines;
}

/** A large body goes in pieces, so that a slow upload is not taken for silence. */
function sendBody(request: ClientRequest, body: Uint8Array, { onSent }: Dialling): void {
  if (body.length === 0) request.end();
  else if (body.length <= pieceBytes) request.end(body);
  else sendPieces(request, body, onSent);
}

function sendPieces(request: ClientRequest, left: Uint8Array, onSent: () => void): void {
  const piece = left.subarray(0, pieceBytes);
  const rest = left.subarray(pieceBytes);
  if (rest.length === 0) {
    request.end(piece, onSent);
    return;
  }
  request.write(piece, (error) => {
    if (error) return;
    onSent();
    sendPieces(request, rest, onSent);
  });
}

/** Marks a new connection's moments; the address it really went to is checked once more. */
function follow(socket: Socket, { target, ownPort }: Order, dialling: Dialling): void {
  const { watch, via } = dialling;
  watch.mark('dialled');
  watchForReset(socket);
  socket.once('connect', () => {
    watch.mark('connected');
    const { remoteAddress = '' } = socket;
    const refusal = via ? null : refusalOfAddress(remoteAddress, target.port, ownPort);
    if (refusal) socket.destroy(new Refused(refusal));
    else if (!target.secure) handOver(dialling);
  });
  if (target.secure) followHandshake(socket as TLSSocket, dialling);
}

/** There is a socket only when the proxy has connected, and TLS begins on it. */
function followTunnel(request: ClientRequest, dialling: Dialling): void {
  dialling.watch.mark('dialled');
  request.once('socket', (socket) => {
    watchForReset(socket);
    followHandshake(socket as TLSSocket, dialling);
  });
}

function followHandshake(socket: TLSSocket, dialling: Dialling): void {
  // Before Node's own listener, which judges the certificate and closes the connection where it is no good.
  socket.prependOnceListener('secure', () => noteTls(socket));
  socket.once('secureConnect', () => {
    dialling.watch.mark('secured');
    handOver(dialling);
  });
}

function handOver({ watch, onSent }: Dialling): void {
  watch.mark('handedOver');
  onSent();
}
