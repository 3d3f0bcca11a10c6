import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 160;
const HEIGHT = 96;
const GROUND = [0x0b, 0x12, 0x18] as const;
const TRACE = [0x4b, 0xe3, 0xa4] as const;
const THICKNESS = 1.6;

/** A sine trace as PNG (RFC 2083): one palette, a byte a pixel. */
export function pngPicture(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Array.from({ length: HEIGHT }, (_, y) => [0, ...row(y)]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('PLTE', Buffer.from([...GROUND, ...TRACE])),
    pngChunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same as GIF (version 89a, without compression: the table of codes is cleared before it could grow). */
export function gifPicture(): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(WIDTH, 0);
  size.writeUInt16LE(HEIGHT, 2);
  const palette = Buffer.alloc(128 * 3);
  palette.set([...GROUND, ...TRACE]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.from([0b1111_0110, 0, 0]),
    palette,
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, GIF_CODE_BITS]),
    ...gifBlocks(Array.from({ length: HEIGHT }, (_, y) => row(y)).flat()),
    Buffer.from([0, 0x3b]),
  ]);
}

/** The same as SVG, with every way in which an SVG may try to act. */
export function svgPicture(): Buffer {
  const points = Array.from({ length: WIDTH }, (_, x) => `${x},${traceAt(x).toFixed(1)}`).join(' ');
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" onload="document.documentElement.setAttribute('data-ran', 'handler')">
<title>A trace</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="${hex(GROUND)}"/>
<polyline points="${points}" fill="none" stroke="${hex(TRACE)}" stroke-width="2"/>
<script>document.documentElement.setAttribute('data-ran', 'script');</script>
</svg>
`);
}

const GIF_CODE_BITS = 7;

/** Codes of 8 bits, a byte each, in blocks of at most 255; a clear code stands before every 126 pixels. */
function gifBlocks(pixels: readonly number[]): Buffer[] {
  const clear = 1 << GIF_CODE_BITS;
  const codes = [...pixels.flatMap((pixel, at) => (at % 126 === 0 ? [clear, pixel] : [pixel])), clear + 1];
  const blocks: Buffer[] = [];
  for (let from = 0; from < codes.length; from += 255) {
    const block = codes.slice(from, from + 255);
    blocks.push(Buffer.from([block.length, ...block]));
  }
  return blocks;
}

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A row of pixels: 1 on the trace, 0 beside it. */
function row(y: number): number[] {
  return Array.from({ length: WIDTH }, (_, x) => {
    const slope = (traceAt(x + 1) - traceAt(x - 1)) / 2;
    return Math.abs(y - traceAt(x)) / Math.hypot(1, slope) < THICKNESS ? 1 : 0;
  });
}

function traceAt(x: number): number {
  return HEIGHT / 2 - (HEIGHT / 3) * Math.sin((x / WIDTH) * 4 * Math.PI);
}

function hex(colour: readonly number[]): string {
  return `#${Buffer.from(colour).toString('hex')}`;
}
