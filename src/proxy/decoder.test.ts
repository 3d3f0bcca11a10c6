import { randomBytes } from 'node:crypto';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallEvent } from '#call/call.ts';
import { callThrough, openCall, startProxy, startRawUpstream } from './proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
beforeAll(async () => {
  proxy = await startProxy();
});
afterAll(() => proxy.close());

/** An upstream that answers with this body in these codings, in one piece or in so many. */
function answering(coding: string, body: Buffer, pieces = 1) {
  return startRawUpstream((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`);
    const size = Math.ceil(body.length / pieces);
    for (let at = 0; at < body.length; at += size) socket.write(body.subarray(at, at + size));
  });
}

async function receive(coding: string, body: Buffer, limits = {}) {
  const upstream = await answering(coding, body);
  const outcome = await callThrough(proxy.port, { url: upstream.url, limits });
  upstream.close();
  return outcome;
}

const text = Buffer.from('{"items":["ä", 1, 2, 3]}\n'.repeat(4000));
const zstd = (zlib as { zstdCompressSync?: (bytes: Buffer) => Buffer }).zstdCompressSync;
const coders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: zlib.gzipSync,
  'x-gzip': zlib.gzipSync,
  GZIP: zlib.gzipSync,
  deflate: zlib.deflateSync,
  'deflate ': zlib.deflateRawSync,
  br: zlib.brotliCompressSync,
  ...(zstd && { zstd }),
};

describe('a coded body is told as it came and decoded', () => {
  it.each(Object.entries(coders))('%s', async (coding, code) => {
    const coded = code(text);
    const { head, body, wireBody, end } = await receive(coding, coded);
    expect([body.equals(text), wireBody.equals(coded)]).toEqual([true, true]);
    expect(end).toMatchObject({
      ending: { kind: 'response' },
      coding: { codings: [coding.trim().toLowerCase()], outcome: 'decoded' },
      sizes: { responseBytes: coded.length, decodedBytes: text.length },
    });
    expect(head?.rawHeaders).toContainEqual(['Content-Encoding', coding.trim()]);
  });

  it('in any pieces, one byte at a time too', async () => {
    const coded = zlib.gzipSync(text);
    const upstream = await answering('gzip', coded, coded.length);
    const { body, end } = await callThrough(proxy.port, { url: upstream.url });
    expect([body.equals(text), end.coding?.outcome]).toEqual([true, 'decoded']);
    upstream.close();
  });

  it('of several gzip members', async () => {
    const { body, end } = await receive('gzip', Buffer.concat([zlib.gzipSync('one'), zlib.gzipSync('two')]));
    expect([body.toString(), end.coding?.outcome]).toEqual(['onetwo', 'decoded']);
  });

  it('R15: of up to five codings, taken off last first; identity does not count', async () => {
    const coded = zlib.gzipSync(zlib.brotliCompressSync(zlib.deflateRawSync(zlib.gzipSync(zlib.deflateSync(text)))));
    const coding = 'deflate, gzip, deflate, identity, br, x-gzip';
    const { body, end } = await receive(coding, coded);
    expect(body.equals(text)).toBe(true);
    expect(end.coding).toEqual({ codings: ['deflate', 'gzip', 'deflate', 'br', 'x-gzip'], outcome: 'decoded' });
  });

  it('R15: of six codings is left as it is', async () => {
    const coded = zlib.gzipSync(text);
    const { body, wireBody, end } = await receive('gzip, gzip, gzip, gzip, gzip, gzip', coded);
    expect([body.equals(coded), wireBody.length, end.coding?.outcome]).toEqual([true, 0, 'too-many-codings']);
  });

  it.each(['compress', 'gzip, aes128gcm', 'constructor', 'gzip;q=1'])('in %s is left as it is', async (coding) => {
    const { body, wireBody, end } = await receive(coding, text);
    expect([body.equals(text), wireBody.length, end.coding?.outcome]).toEqual([true, 0, 'unknown-coding']);
    expect(end.sizes).toMatchObject({ responseBytes: text.length, decodedBytes: text.length });
  });

  it('identity is no coding', async () => {
    const { body, end } = await receive('identity', text);
    expect([body.equals(text), end.coding]).toEqual([true, null]);
  });

  it('nothing in a coding is nothing', async () => {
    const { body, end } = await receive('gzip', Buffer.alloc(0));
    expect([body.length, end.ending.kind, end.coding?.outcome]).toEqual([0, 'response', 'decoded']);
  });
});

describe('a damaged body keeps what could be decoded', () => {
  const half = text.subarray(0, 50_000);
  const flipped = (coded: Buffer, at: number) => {
    const damaged = Buffer.from(coded);
    damaged[at] = (damaged[at] as number) ^ 0xff;
    return damaged;
  };
  const noise = randomBytes(3000);

  it.each(Object.entries(coders))('%s, cut off', async (coding, code) => {
    const coded = code(noise);
    const { body, wireBody, end } = await receive(coding, coded.subarray(0, 2000));
    expect(end).toMatchObject({ ending: { kind: 'response' }, coding: { outcome: 'damaged' } });
    expect([noise.subarray(0, body.length).equals(body), wireBody.length]).toEqual([true, 2000]);
    if (coding !== 'br' && coding !== 'zstd') expect(body.length).toBeGreaterThan(1900);
  });

  it.each([
    ['gzip with a wrong checksum', 'gzip', flipped(zlib.gzipSync(half), zlib.gzipSync(half).length - 6), half],
    [
      'deflate with a wrong checksum',
      'deflate',
      flipped(zlib.deflateSync(half), zlib.deflateSync(half).length - 1),
      half,
    ],
    ['gzip and then something else', 'gzip', Buffer.concat([zlib.gzipSync(half), Buffer.from('<html>')]), half],
    ['something else', 'gzip', Buffer.from('<html>'), Buffer.alloc(0)],
    ['something else', 'br', Buffer.from('<html>'), Buffer.alloc(0)],
  ] as const)('%s', async (...row) => {
    const [, coding, coded, decoded] = row;
    const { body, wireBody, end } = await receive(coding, coded);
    expect([body.equals(decoded), wireBody.equals(coded)]).toEqual([true, true]);
    expect(end).toMatchObject({ ending: { kind: 'response' }, coding: { outcome: 'damaged' } });
  });

  it('in the middle: up to there, in whatever pieces it came', async () => {
    const coded = zlib.gzipSync(noise, { level: 0 });
    const damaged = Buffer.concat([coded.subarray(0, 1500), Buffer.alloc(3000, 0xff)]);
    const outer = zlib.brotliCompressSync(damaged);
    for (const [coding, bytes, pieces] of [
      ['gzip', damaged, 1],
      ['gzip', damaged, 100],
      ['gzip, br', outer, 1],
    ] as const) {
      const upstream = await answering(coding, bytes, pieces);
      const { body, end } = await callThrough(proxy.port, { url: upstream.url });
      expect(body.subarray(0, 1480).equals(noise.subarray(0, 1480))).toBe(true);
      expect(end.coding?.outcome).toBe('damaged');
      upstream.close();
    }
  });

  it('a connection that breaks is told as that: what had arrived is decoded', async () => {
    const coded = zlib.gzipSync(noise);
    const upstream = await startRawUpstream((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9999\r\n\r\n');
      socket.end(coded.subarray(0, 2000));
    });
    const { body, wireBody, end } = await callThrough(proxy.port, { url: upstream.url });
    expect(body.length).toBeGreaterThan(1900);
    expect(wireBody).toHaveLength(2000);
    expect(end.ending).toEqual({ kind: 'broken-off', code: 'EOF', how: 'early-end', expectedBytes: 9999 });
    expect(end.coding?.outcome).toBe('decoded');
    upstream.close();
  });
});

describe('R15 bombs', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const bomb = zlib.gzipSync(zeros);
  const limits = { decodedBytes: 1_000_000 };
  it.each<[string, string, Buffer]>([
    ['gzip', 'gzip', bomb],
    ['deflate', 'deflate', zlib.deflateSync(zeros)],
    ['brotli', 'br', zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } })],
    ['gzip in gzip', 'gzip, gzip', zlib.gzipSync(bomb)],
    ['an inner link that grows, an outer that shrinks', 'gzip, gzip, gzip', zlib.gzipSync(zlib.gzipSync(bomb))],
  ])('%s ends at the limit of decoded bytes', async (_, coding, coded) => {
    const { body, end } = await receive(coding, coded, limits);
    expect([body.length, end.ending]).toEqual([1_000_000, { kind: 'too-large', limitBytes: 1_000_000, of: 'decoded' }]);
    expect(end.sizes.decodedBytes).toBe(1_000_000);
  });

  it('that only grow between two codings end too', async () => {
    // 64 MB of zeros are no gzip: nothing comes out, and still they would be made.
    const { body, end } = await receive('gzip, gzip', bomb, { decodedBytes: 100 });
    expect([body.length, end.ending]).toEqual([0, { kind: 'too-large', limitBytes: 100, of: 'decoded' }]);
  });

  it('over the limit of the wire is cut there, and decoded up to there', async () => {
    const noise = randomBytes(5000);
    const { body, wireBody, end } = await receive('gzip', zlib.gzipSync(noise), { bodyBytes: 1000 });
    expect(wireBody).toHaveLength(1000);
    expect(noise.subarray(0, body.length).equals(body)).toBe(true);
    expect(body.length).toBeGreaterThan(900);
    expect(end).toMatchObject({
      ending: { kind: 'too-large', limitBytes: 1000, of: 'wire' },
      coding: { outcome: 'decoded' },
    });
  });

  it('take no memory: neither where they end, nor where the page does not read', async () => {
    const upstream = await answering('gzip', bomb);
    const before = process.memoryUsage().rss;
    const page = await openCall(proxy.port, { url: upstream.url, limits: { decodedBytes: 2 ** 40 } });
    const events = page.events();
    await events.next();
    const ends = await Promise.all(
      Array.from({ length: 10 }, () => callThrough(proxy.port, { url: upstream.url, limits })),
    );
    expect(ends.map(({ end }) => end.ending.kind)).toEqual(new Array(10).fill('too-large'));
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(300);
    page.leave();
    upstream.close();
  });
});

describe('R17 what is coded comes live too', () => {
  it.each([
    ['gzip', () => zlib.createGzip()],
    ['deflate', () => zlib.createDeflate()],
    ['br', () => zlib.createBrotliCompress()],
  ])('each event through %s arrives before the next is sent', async (coding, create) => {
    const upstream = await startRawUpstream((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Type: text/event-stream\r\n\r\n`);
    });
    const page = await openCall(proxy.port, { url: upstream.url });
    const events = page.events();
    expect(await events.next()).toMatchObject({ value: { kind: 'head' } });
    const coder = create();
    coder.on('data', (bytes) => upstream.sockets[0]?.write(bytes));
    for (const event of ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']) {
      coder.write(event);
      coder.flush();
      expect(await nextText(events)).toBe(event);
    }
    page.leave();
    upstream.close();
  });

  async function nextText(events: AsyncGenerator<CallEvent>): Promise<string> {
    for (;;) {
      const { value } = await events.next();
      if (value?.kind !== 'wire-bytes') return value?.kind === 'bytes' ? Buffer.from(value.bytes).toString() : '';
    }
  }
});

it('a large coded body reaches a page that reads slowly whole', async () => {
  const large = Buffer.concat(Array.from({ length: 30 }, () => randomBytes(100_000)));
  const upstream = await answering('gzip, deflate', zlib.deflateSync(zlib.gzipSync(large)), 7);
  const limits = { bodyBytes: 2 ** 30, decodedBytes: 2 ** 30 };
  const page = await openCall(proxy.port, { url: upstream.url, limits });
  const pieces: Uint8Array[] = [];
  for await (const event of page.events()) {
    if (event.kind === 'bytes') pieces.push(event.bytes);
    await new Promise((next) => setImmediate(next));
  }
  expect(Buffer.concat(pieces).equals(large)).toBe(true);
  upstream.close();
});
