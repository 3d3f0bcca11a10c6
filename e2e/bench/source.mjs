// An upstream that answers `/<bytes>` with so many, as fast as they are taken. In a process of its own.
import http from 'node:http';

const piece = Buffer.alloc(256 * 1024, 'x');

const server = http.createServer((request, response) => {
  let left = Number(request.url?.slice(1));
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': left });
  const pump = () => {
    while (left > 0) {
      const next = left < piece.length ? piece.subarray(0, left) : piece;
      left -= next.length;
      if (left === 0) response.end(next);
      else if (!response.write(next)) return;
    }
  };
  response.on('drain', pump);
  pump();
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port });
});
