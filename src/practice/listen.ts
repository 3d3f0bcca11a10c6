import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Servers bound to the loopback addresses of one port, closed together. */
export interface LoopbackListeners {
  readonly port: number;
  readonly servers: readonly Server[];
  /** Stops listening and destroys every open connection, idle, busy or upgraded. */
  close(): Promise<void>;
}

/** Another program listens on this port, on at least one of the loopback addresses. */
export class PortTaken extends Error {
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is already in use.`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

const FREE_PORT_ATTEMPTS = 20;
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EPROTONOSUPPORT', 'EINVAL']);

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1, both on the same port, with one server each.
 * Port 0 takes a port that is free on both. Rejects with `PortTaken` when either address is in use.
 */
export async function listenOnLoopback(createServer: () => Server, port: number): Promise<LoopbackListeners> {
  if (port !== 0) return listenOnBoth(createServer, port);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listenOnBoth(createServer, 0);
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === FREE_PORT_ATTEMPTS) throw error;
    }
  }
}

async function listenOnBoth(createServer: () => Server, wanted: number): Promise<LoopbackListeners> {
  const v4 = openable(createServer());
  await v4.listen('127.0.0.1', wanted);
  const port = (v4.server.address() as AddressInfo).port;
  const v6 = openable(createServer());
  const open = [v4];
  try {
    await v6.listen('::1', port);
    open.push(v6);
  } catch (error) {
    if (!NO_SUCH_ADDRESS.has(codeOf(error))) {
      await v4.close();
      throw error;
    }
  }
  return {
    port,
    servers: open.map((one) => one.server),
    close: async () => {
      await Promise.all(open.map((one) => one.close()));
    },
  };
}

function openable(server: Server) {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    server,
    listen: (host: string, port: number) =>
      new Promise<void>((resolve, reject) => {
        const fail = (error: Error) => reject(codeOf(error) === 'EADDRINUSE' ? new PortTaken(port) : error);
        server.once('error', fail);
        server.listen({ host, port, exclusive: true }, () => {
          server.off('error', fail);
          resolve();
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
