// A TLS connection through an HTTP proxy: CONNECT, RFC 9110 section 9.3.6, and then the handshake with the upstream.
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

/** Who is told how a tunnel comes about. */
export interface TunnelListener {
  /** The proxy was asked: destroy this to give up. */
  onTunnelAsked(connect: ClientRequest): void;
  /** The proxy has connected to the upstream. */
  onTunnelOpen(): void;
}

/** A request through a tunnel says who is told. */
export interface TunnelledOptions extends https.RequestOptions {
  readonly tunnel: TunnelListener;
}

/** An agent whose connections go through a proxy. Its requests carry `TunnelledOptions`. */
export function createTunnelAgent(via: URL, options: https.AgentOptions): https.Agent {
  const agent = new https.Agent(options);
  agent.createConnection = (asked, done) => {
    open(via, asked as TunnelledOptions, (error, socket) => done?.(error, socket as Duplex));
    return undefined;
  };
  return agent;
}

function open(via: URL, options: TunnelledOptions, done: (error: Error | null, socket?: Duplex) => void): void {
  const { host, port, tunnel } = options;
  const authority = `${host?.includes(':') ? `[${host}]` : host}:${port}`;
  const connect = (via.protocol === 'https:' ? https : http).request({
    ...proxyOptions(via),
    method: 'CONNECT',
    path: authority,
    headers: ['Host', authority, ...proxyAuthorization(via)],
    agent: false,
  });
  connect.on('connect', ({ statusCode }, socket) => {
    if (statusCode !== 200) {
      socket.destroy();
      // Its page would pass for the upstream's answer.
      done(Object.assign(new Error('The proxy refused'), { code: `CONNECT_${statusCode}` }));
      return;
    }
    tunnel.onTunnelOpen();
    done(null, tls.connect({ ...(options as tls.ConnectionOptions), socket }));
  });
  connect.on('error', done);
  connect.end();
  tunnel.onTunnelAsked(connect);
}

/** Where a proxy is, for a request to it. */
export function proxyOptions({ hostname, port }: URL): { host: string; port: string | undefined } {
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port || undefined };
}

/** The header line with the credentials of a proxy's URL, if it has any. */
export function proxyAuthorization({ username, password }: URL): readonly string[] {
  if (username === '' && password === '') return [];
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return ['Proxy-Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`];
}
