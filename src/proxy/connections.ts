// The connections to upstreams, and which of them are kept for later calls.
import { createHash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import net, { Socket, type TcpNetConnectOpts } from 'node:net';
import type { TlsSettings } from '#call/wire.ts';
import { noteReuse } from './connection-state.ts';
import { type SecureOptions, secureOptions } from './secure-context.ts';
import { createTunnelAgent } from './tunnel.ts';

/** Idle connections go before the usual server drops them, so that a request rarely meets a closing one. */
const keptIdleMs = 4000;
const mostIdlePerHost = 32;
const readBytes = 64 * 1024;
/** So many settings have connections of their own at a time. */
const mostSettings = 32;

/** Two ways to connect: on a connection that is kept for later calls, or on one for this call alone. */
export interface Connections {
  readonly kept: http.Agent;
  readonly single: http.Agent;
  /** What makes a connection secure in the way asked for; `null` for Node's defaults. */
  readonly secure: SecureOptions | null;
}

/** Which connections a call wants. */
export interface ConnectionWish {
  readonly secure: boolean;
  readonly tls: TlsSettings | null;
  /** The proxy to tunnel through. */
  readonly tunnel: URL | null;
}

const plain = connectionsBy(createPlainAgent, null);
const secured = connectionsBy((options) => new https.Agent(options), null);
const others = new Map<string, Connections>();

/**
 * The connections for a call.
 * @throws UnusableTls
 */
export function connectionsFor({ secure, tls, tunnel }: ConnectionWish): Connections {
  if (tunnel === null) {
    if (!secure) return plain;
    if (tls === null) return secured;
  }
  const settings = secure ? tls : null;
  const key = createHash('sha256')
    .update(JSON.stringify([secure, settings, tunnel?.href]))
    .digest('base64');
  const known = others.get(key);
  if (known) return known;
  const made = connectionsBy(
    (options) => (tunnel ? createTunnelAgent(tunnel, options) : new https.Agent(options)),
    settings && secureOptions(settings),
  );
  others.set(key, made);
  const [oldest] = others.keys();
  // Its calls go on, and its idle connections close by themselves.
  if (others.size > mostSettings && oldest !== undefined) others.delete(oldest);
  return made;
}

function connectionsBy(make: (options: https.AgentOptions) => http.Agent, secure: SecureOptions | null): Connections {
  // A resumed TLS session knows neither the chain nor what was wrong with it: each connection shakes hands in full.
  const options = { maxCachedSessions: 0 };
  return { kept: keeping(make({ ...options, keepAlive: true })), single: make(options), secure };
}

/** Each connection reads into one buffer again and again: Node's parser copies what it hands on, and once is enough. */
function createPlainAgent(options: http.AgentOptions): http.Agent {
  const agent = new http.Agent(options);
  agent.createConnection = (asked) => {
    const callback = (length: number, buffer: Uint8Array): boolean => {
      socket.emit('data', buffer.subarray(0, length));
      return true;
    };
    const onread = { buffer: Buffer.allocUnsafeSlow(readBytes), callback };
    const socket: Socket = net.connect({ ...(asked as TcpNetConnectOpts), onread });
    return socket;
  };
  return agent;
}

/** Lets an agent keep connections for so long, and drop those that are not clean. */
export function keeping<Agent extends http.Agent>(agent: Agent, idleMs = keptIdleMs): Agent {
  agent.maxFreeSockets = mostIdlePerHost;
  // Instead of Node's `timeout` option, which hangs a listener and two timers on every single request.
  agent.keepSocketAlive = (socket) => keepIdle(socket, idleMs);
  agent.reuseSocket = (socket, request) => {
    noteReuse(socket as Socket);
    socket.off('data', dropPoisoned);
    http.Agent.prototype.reuseSocket.call(agent, socket, request);
  };
  return agent;
}

/** The timer is set once: traffic starts it anew, and Node's agent heeds it only while the connection is idle. */
function keepIdle(socket: unknown, idleMs: number): boolean {
  if (!(socket instanceof Socket)) return false;
  if (socket.timeout !== idleMs) socket.setTimeout(idleMs);
  socket.once('data', dropPoisoned);
  socket.unref();
  return true;
}

/** What comes while nothing was asked for would be taken for the answer to the next call (SECURITY.md R16). */
function dropPoisoned(this: Socket): void {
  this.destroy();
}
