// Certificates as tests need them, made on the spot, and servers that show them.
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import tls, { type TLSSocket, type TlsOptions } from 'node:tls';
import { generate } from 'selfsigned';

/** A certificate and its key, as PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate says. */
export interface Claims {
  readonly name: string;
  readonly hosts?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
}

const base = { keyType: 'ec', algorithm: 'sha256' } as const;

/** An authority that nobody knows yet. */
export function makeAuthority(name = 'Test authority'): Promise<Identity> {
  return make({ name }, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true },
  ]);
}

/** A certificate for hosts, signed by an authority or by itself. */
export function issue(claims: Claims, authority?: Identity): Promise<Identity> {
  const { hosts = ['localhost', '127.0.0.1'] } = claims;
  const altNames = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? ({ type: 7, ip: host } as const) : ({ type: 2, value: host } as const),
  );
  const names = altNames.length > 0 ? [{ name: 'subjectAltName', altNames } as const] : [];
  return make(claims, [{ name: 'basicConstraints', cA: false }, ...names], authority);
}

type Extensions = NonNullable<NonNullable<Parameters<typeof generate>[1]>['extensions']>;

async function make({ name, from, to }: Claims, extensions: Extensions, authority?: Identity): Promise<Identity> {
  const made = await generate([{ name: 'commonName', value: name }], {
    ...base,
    extensions,
    ...(from && { notBeforeDate: from }),
    ...(to && { notAfterDate: to }),
    ...(authority && { ca: { key: authority.key, cert: authority.certificate } }),
  });
  return { certificate: made.cert, key: made.private };
}

/** A TLS upstream that speaks raw bytes; `url` calls it localhost. */
export async function startTlsUpstream(
  { certificate, key }: Identity,
  onRequest: (socket: TLSSocket, request: string) => void,
  options: TlsOptions = {},
) {
  const seen: string[] = [];
  const sockets: Socket[] = [];
  const server = tls.createServer({ cert: certificate, key, ...options }, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      seen.push(chunk.toString('latin1'));
      onRequest(socket, chunk.toString('latin1'));
    });
  });
  server.on('connection', (socket) => sockets.push(socket)).on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port, url: `https://localhost:${port}/`, seen, sockets, close };
}
