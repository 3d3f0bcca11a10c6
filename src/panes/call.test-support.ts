import type { Call, Certificate, Hop, TlsFacts } from '#call/call.ts';
import { text } from '#call/template.ts';

const phases = { dnsMs: 1, tcpMs: 2, tlsMs: 3, waitingMs: 4, downloadMs: 5, totalMs: 15 };
const connection = { phases, connection: 'new', remoteAddress: '203.0.113.24:443', tls: null, viaProxy: null } as const;

/** An API call that came to a good end, but for what is changed. */
export function apiCall(change: Partial<Call> = {}): Call {
  return {
    ...connection,
    id: 'made-up',
    purpose: 'api',
    profileId: 'practice',
    tokenId: null,
    requestId: null,
    retryOf: null,
    request: {
      method: 'GET',
      url: text('https://api.example/me'),
      headers: [['Authorization', text('Bearer hunter2hunter2hunter2')]],
      body: { kind: 'none' },
    },
    sentAt: Date.UTC(2026, 6, 1, 13),
    receivedAt: Date.UTC(2026, 6, 1, 13),
    hops: [],
    head: { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [] },
    body: new TextEncoder().encode('{"ok":true}'),
    wireBody: null,
    echoes: null,
    readBy: null,
    largeBody: null,
    isBodyDropped: false,
    ending: { kind: 'response' },
    coding: null,
    redirectStop: null,
    sizes: { requestBytes: 0, responseBytes: 11, decodedBytes: 11 },
    ...change,
  };
}

/** A redirect that was followed. */
export function hopTo(url: string, nextUrl: string, change: Partial<Hop> = {}): Hop {
  return {
    ...connection,
    method: 'GET',
    url,
    nextUrl,
    head: { status: 302, reason: 'Found', httpVersion: '1.1', rawHeaders: [['Location', nextUrl]] },
    droppedHeaders: [],
    isBodyDropped: false,
    ...change,
  };
}

/** A secure connection, its certificate signed by itself unless told. */
export function tlsWith(certificate: Partial<Certificate>, distrust: string | null): TlsFacts {
  const own = {
    subject: 'api.example',
    issuer: 'api.example',
    altNames: ['api.example'],
    validFromAt: Date.UTC(2026, 0, 1),
    validToAt: Date.UTC(2026, 7, 15),
    fingerprint256: 'AB:CD',
    ...certificate,
  };
  return { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', distrust, certificates: [own] };
}
