// What the proxy is measured against: the least that takes the same envelope, forwards it with node:http and frames the
// answer. It checks nothing, times nothing and limits nothing.
import http from 'node:http';

const agent = new http.Agent({ keepAlive: true });

/** @param {number} kind @param {Uint8Array} payload */
function frame(kind, payload) {
  const header = Buffer.alloc(5);
  header.writeUInt32BE(payload.length + 1);
  header[4] = kind;
  return Buffer.concat([header, payload]);
}

const server = http.createServer((request, response) => {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html');
    return response.end('<!doctype html><title>bare</title>');
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const envelope = Buffer.concat(chunks);
    const end = 4 + envelope.readUInt32BE(0);
    const { method, url, headers } = JSON.parse(envelope.toString('utf8', 4, end));
    const { host, hostname, port, pathname, search } = new URL(url);
    const upstream = http.request(
      { agent, method, hostname, port, path: pathname + search, headers: ['Host', host, ...headers.flat()] },
      (answer) => {
        response.writeHead(200, { 'content-type': 'application/octet-stream' });
        const { statusCode, statusMessage, httpVersion, rawHeaders } = answer;
        response.write(frame(1, Buffer.from(JSON.stringify({ statusCode, statusMessage, httpVersion, rawHeaders }))));
        answer.on('data', (chunk) => response.write(frame(2, chunk)));
        answer.on('end', () => response.end(frame(3, Buffer.from('{"ending":{"kind":"response"}}'))));
      },
    );
    upstream.on('error', () => response.destroy());
    upstream.end(envelope.subarray(end));
  });
});

server.listen(Number(process.env.BENCH_PORT ?? 0), '127.0.0.1', () => {
  process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port });
});
