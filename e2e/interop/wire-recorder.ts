import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** One request as it came: every byte of it, taken apart. Text is Latin-1: a character for each byte. */
export interface RecordedRequest {
  readonly start: string;
  /** The lines as they came. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export const emptyAnswer = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/** A server on a raw socket that keeps what it is sent. */
export async function startWireRecorder(answer: (request: RecordedRequest) => string = () => emptyAnswer) {
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const request = readRequest(received);
      if (!request) return;
      requests.push(request);
      socket.end(answer(request));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    /** What has come since the last time. */
    take: () => requests.splice(0),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** `null` until the request is whole. */
function readRequest(bytes: Buffer): RecordedRequest | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [start = '', ...headers] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const length = headers.map((line) => /^content-length: (\d+)$/i.exec(line)?.[1]).find((each) => each !== undefined);
  const body = bytes.subarray(headEnd + 4);
  return body.length < Number(length ?? 0) ? null : { start, headers, body };
}
