// The connections to upstreams that are kept for later calls.
import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';

/** Idle connections go before the usual server drops them, so that a request rarely meets a closing one. */
const keptIdleMs = 4000;
const mostIdlePerHost = 32;

/** One agent for each scheme. */
export function createAgents(idleMs = keptIdleMs): { http: http.Agent; https: https.Agent } {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };
  for (const agent of Object.values(agents)) {
    agent.maxFreeSockets = mostIdlePerHost;
    // Instead of Node's `timeout` option, which hangs a listener and two timers on every single request.
    agent.keepSocketAlive = (socket) => keepIdle(socket, idleMs);
    agent.reuseSocket = (socket, request) => {
      socket.off('data', dropPoisoned);
      http.Agent.prototype.reuseSocket.call(agent, socket, request);
    };
  }
  return agents;
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
