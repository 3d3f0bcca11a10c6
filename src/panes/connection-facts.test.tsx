import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { TlsFacts } from '#call/call.ts';
import { ConnectionFacts } from './connection-facts.tsx';

afterEach(cleanup);

const phases = { dnsMs: 9, tcpMs: 20, tlsMs: 32, waitingMs: 147, downloadMs: 6, totalMs: 214 };
const call = {
  phases,
  connection: 'new',
  remoteAddress: '203.0.113.7',
  viaProxy: null,
  tls: null,
  coding: null,
} as const;

const tls: TlsFacts = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  distrust: null,
  certificates: [
    {
      subject: 'server.example.com',
      issuer: 'Example CA',
      altNames: [],
      validFromAt: Date.UTC(2026, 0, 1),
      validToAt: Date.UTC(2027, 0, 1),
      fingerprint256: 'AB:CD',
    },
  ],
};

const said = (term: string) => screen.getByText(term).nextElementSibling?.textContent;

test('plain http: phases and address, no word of TLS', () => {
  render(<ConnectionFacts call={call} />);
  expect(screen.getByRole('list', { name: 'Time of the call per phase' }).textContent).toContain('Waiting 147');
  expect(said('Connection')).toBe('new');
  expect(said('Address')).toBe('203.0.113.7');
  expect(screen.queryByText('Certificate')).toBeNull();
});

test('a secure connection: protocol, cipher and the certificate that answered', () => {
  render(<ConnectionFacts call={{ ...call, tls, coding: { codings: ['gzip'], outcome: 'decoded' } }} />);
  expect(screen.getByText('TLSv1.3, TLS_AES_256_GCM_SHA384')).toBeTruthy();
  expect(said('Certificate')).toBe('server.example.com');
  expect(said('Issued by')).toBe('Example CA');
  expect(said('Valid until')).toBe('2027-01-01 00:00:00 UTC');
  expect(said('Encoding')).toBe('gzip: decoded');
});

test('a certificate that is not trusted is said, with the code', () => {
  render(<ConnectionFacts call={{ ...call, tls: { ...tls, distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }} />);
  expect(screen.getByText(/not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/)).toBeTruthy();
});

test('through an HTTP proxy nobody knows the address', () => {
  render(<ConnectionFacts call={{ ...call, remoteAddress: null, viaProxy: 'proxy.example:3128' }} />);
  expect(said('Through')).toBe('the HTTP proxy proxy.example:3128');
  expect(screen.queryByText('Address')).toBeNull();
});
