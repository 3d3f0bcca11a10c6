import type { Page } from '@playwright/test';
import { writeFrame } from '../src/call/wire.ts';

const end = {
  kind: 'end',
  ending: { kind: 'response' },
  phases: { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: 3, downloadMs: 1, totalMs: 4 },
  connection: 'reused',
  remoteAddress: '127.0.0.1',
  tls: null,
  viaProxy: null,
  coding: null,
  redirectStop: null,
} as const;

interface Answer {
  readonly status: number;
  readonly rawHeaders: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Has the next answer of the proxy be this one: what an upstream of any kind could have sent. */
export async function answerOnce(page: Page, { status, rawHeaders, body }: Answer): Promise<void> {
  const bytes = new TextEncoder().encode(body);
  const frames = [
    writeFrame({ kind: 'head', head: { status, reason: '', httpVersion: '1.1', rawHeaders } }),
    writeFrame({ kind: 'bytes', bytes }),
    writeFrame({ ...end, sizes: { requestBytes: 0, responseBytes: bytes.length, decodedBytes: bytes.length } }),
  ];
  await page.route(
    '**/send',
    (route) => route.fulfill({ contentType: 'application/octet-stream', body: Buffer.concat(frames) }),
    { times: 1 },
  );
}
