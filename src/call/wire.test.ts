import { describe, expect, test } from 'vitest';
import type { CallEvent } from './call.ts';
import {
  createFrameReader,
  frameHeader,
  frameHeaderBytes,
  putFrameHeader,
  type SendDescription,
  splitEnvelope,
  writeEnvelope,
  writeFrame,
} from './wire.ts';

const limits = {
  connectMs: 30_000,
  headersMs: 30_000,
  idleMs: 10_000,
  totalMs: 0,
  bodyBytes: 1_000_000,
  decodedBytes: 1_000_000,
};
const description: SendDescription = {
  method: 'POST',
  url: 'https://api.example/ü?a=1',
  redirects: 'manual',
  sensitiveHeaders: [],
  tls: null,
  headers: [
    ['X-Twice', 'é'],
    ['x-twice', '2'],
  ],
  hasBody: true,
  limits,
};

const head: CallEvent = {
  kind: 'head',
  head: {
    status: 200,
    reason: 'Größe',
    httpVersion: '1.1',
    rawHeaders: [
      ['A', '1'],
      ['a', '2'],
    ],
  },
};
const end: CallEvent = {
  kind: 'end',
  ending: { kind: 'timeout', during: 'body', waitedMs: 10_000 },
  phases: { dnsMs: null, tcpMs: 1.5, tlsMs: null, waitingMs: 3, downloadMs: null, totalMs: 4.5 },
  connection: 'new',
  remoteAddress: '::1',
  tls: null,
  viaProxy: null,
  coding: null,
  redirectStop: null,
  sizes: { requestBytes: 0, responseBytes: 300, decodedBytes: 300 },
};
const hop: CallEvent = {
  kind: 'hop',
  hop: {
    method: 'GET',
    url: 'https://api.example/ü',
    nextUrl: 'https://other.example/',
    head: { status: 302, reason: 'Found', httpVersion: '1.1', rawHeaders: [['Location', '//other.example/']] },
    droppedHeaders: ['Authorization'],
    isBodyDropped: false,
    phases: { dnsMs: 1, tcpMs: 1, tlsMs: 1, waitingMs: 1, downloadMs: 0, totalMs: 4 },
    connection: 'new',
    remoteAddress: '192.0.2.1',
    tls: null,
    viaProxy: null,
  },
};
const events: readonly CallEvent[] = [
  hop,
  head,
  { kind: 'wire-bytes', bytes: new Uint8Array([1]) },
  { kind: 'bytes', bytes: new Uint8Array() },
  { kind: 'bytes', bytes: Uint8Array.from({ length: 300 }, (_, index) => index % 256) },
  end,
];
const bytes = Uint8Array.from(events.flatMap((event) => [...writeFrame(event)]));

describe('envelope', () => {
  test('on the wire: a big-endian length, the description, the body', () => {
    const envelope = writeEnvelope(description, new Uint8Array([7, 8]));
    const json = new TextEncoder().encode(JSON.stringify(description));
    expect([...envelope]).toEqual([0, 0, json.length >> 8, json.length & 255, ...json, 7, 8]);
  });

  test.each<[string, Uint8Array]>([
    ['no body', new Uint8Array()],
    ['one byte', new Uint8Array([0])],
    ['all bytes', Uint8Array.from({ length: 256 }, (_, index) => index)],
    ['64 KB and one', new Uint8Array(65_537).fill(9)],
  ])('comes apart as it was put together: %s', (_, body) => {
    const halves = splitEnvelope(writeEnvelope(description, body));
    expect(JSON.parse(halves?.json ?? '')).toEqual(description);
    expect(halves?.body).toEqual(body);
  });

  test('is read where it stands in a larger buffer', () => {
    const envelope = writeEnvelope(description, new Uint8Array([7]));
    const around = new Uint8Array([9, 9, 9, ...envelope]);
    expect([...(splitEnvelope(around.subarray(3))?.body ?? [])]).toEqual([7]);
  });

  test.each<[string, number[]]>([
    ['nothing', []],
    ['half a length', [0, 0]],
    ['a length and no description', [0, 0, 0, 1]],
    ['a length of 4 GB', [255, 255, 255, 255, 123]],
  ])('%s is no envelope', (_, envelope) => {
    expect(splitEnvelope(Uint8Array.from(envelope))).toBeNull();
  });

  test('a description of nothing is split, and left to who parses it', () => {
    expect(splitEnvelope(new Uint8Array([0, 0, 0, 0, 5]))).toEqual({ json: '', body: new Uint8Array([5]) });
  });
});

describe('frames', () => {
  test.each([
    ['head', 1],
    ['bytes', 2],
    ['end', 3],
    ['hop', 4],
    ['wire-bytes', 5],
  ] as const)('a frame of %s opens with its length, itself not counted, and kind %i', (kind, number) => {
    expect([...frameHeader(kind, 258)]).toEqual([0, 0, 1, 3, number]);
  });

  test('a header written into a larger buffer touches nothing else', () => {
    const around = new Uint8Array(frameHeaderBytes + 2).fill(9);
    putFrameHeader(around, 1, { kind: 'end', payloadBytes: 0x01_02_03_03 });
    expect([...around]).toEqual([9, 1, 2, 3, 4, 3, 9]);
  });

  test('a header and its bytes sent apart are the same frame', () => {
    const piece = new Uint8Array([1, 2, 3]);
    expect([...frameHeader('bytes', 3), ...piece]).toEqual([...writeFrame({ kind: 'bytes', bytes: piece })]);
  });

  test('all at once', () => {
    const frames = createFrameReader();
    expect(frames.push(bytes)).toEqual(events);
  });

  test('one byte at a time', () => {
    const frames = createFrameReader();
    expect([...bytes].flatMap((byte) => frames.push(new Uint8Array([byte])))).toEqual(events);
  });

  test('split in two at every byte', () => {
    for (let at = 0; at <= bytes.length; at += 1) {
      const frames = createFrameReader();
      expect([...frames.push(bytes.subarray(0, at)), ...frames.push(bytes.subarray(at))]).toEqual(events);
    }
  });

  test.each<[string, number[]]>([
    ['an unknown kind', [0, 0, 0, 1, 9]],
    ['a hop that is not JSON', [0, 0, 0, 1, 4]],
    ['a head that is not JSON', [0, 0, 0, 2, 1, 123]],
    ['an end that is not JSON', [0, 0, 0, 1, 3]],
  ])('%s is thrown, for transport to end the call', (_, garbage) => {
    expect(() => createFrameReader().push(Uint8Array.from(garbage))).toThrow();
  });
});
