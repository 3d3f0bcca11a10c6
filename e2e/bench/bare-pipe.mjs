// What streaming is measured against: the same envelope in, the upstream's answer piped through as it is.
import http from 'node:http';
import { pipeline } from 'node:stream';

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const envelope = Buffer.concat(chunks);
    const { url } = JSON.parse(envelope.toString('utf8', 4, 4 + envelope.readUInt32BE(0)));
    http.get(url, (answer) => pipeline(answer, response.writeHead(200), () => {}));
  });
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port });
});
