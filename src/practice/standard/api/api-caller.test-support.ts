import { connect, type Socket } from 'node:net';
import { clientCredentialsGrant } from 'openid-client';
import { servePractice } from '../../serve-practice.test-support.ts';
import { discoverPractice } from '../strict-client.test-support.ts';

/** The practice API, served for tests, with a token in hand. */
export interface ApiCaller {
  /** "http://localhost:40001" */
  readonly origin: string;
  readonly port: number;
  /** "Bearer " and the token. */
  readonly authorization: string;
  /** One request, redirects not followed. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** The same as JSON, with its status. */
  json(path: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  /** A socket on which the request is sent as it stands: for answers that no client would pass on. */
  open(path: string): Socket;
  /** What comes on such a socket until it ends, and how it ends: "end", or an error code. */
  read(path: string): Promise<{ readonly text: string; readonly ending: string }>;
  close(): Promise<void>;
}

/** Serves the provider and gets a token for its API, by the strict client. */
export async function serveApi(): Promise<ApiCaller> {
  const { origin, port, close } = await servePractice(['http://127.0.0.1:6284']);
  const grant = await clientCredentialsGrant(await discoverPractice(origin), { resource: `${origin}/api` });
  const authorization = `Bearer ${grant.access_token}`;
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}/api${path}`, { redirect: 'manual', ...init, headers: { authorization, ...init.headers } });
  const open = (path: string) => {
    const lines = [`GET /api${path} HTTP/1.1`, `Host: localhost:${port}`, `Authorization: ${authorization}`];
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    return socket;
  };
  return {
    origin,
    port,
    authorization,
    call,
    open,
    close,
    json: async (path) => {
      const response = await call(path);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    read: (path) =>
      new Promise((resolve) => {
        let text = '';
        const socket = open(path).setEncoding('latin1');
        socket.on('data', (part) => {
          text += part;
        });
        socket.on('end', () => resolve({ text, ending: 'end' }));
        socket.on('error', (error: NodeJS.ErrnoException) => resolve({ text, ending: error.code ?? '' }));
      }),
  };
}
