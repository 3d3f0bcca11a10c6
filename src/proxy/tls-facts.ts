// What is known of a secure connection: told in full by every call that goes over it, kept connections included.
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { Certificate, TlsFacts } from '#call/call.ts';

/** A chain is never longer than this; one that is was made to be. */
const longestChain = 16;

const noted = new WeakMap<object, TlsFacts>();

/** Reads the facts while the connection lives: a refused certificate closes it at once. */
export function noteTls(socket: TLSSocket): void {
  const { standardName, name } = socket.getCipher();
  noted.set(socket, {
    protocol: socket.getProtocol() ?? '',
    cipher: standardName || name,
    distrust: null,
    certificates: readChain(socket.getPeerCertificate(true)),
  });
}

/** The facts of a connection, `null` if its handshake did not get so far or there is none. */
export function tlsFactsOf(socket: object | null): TlsFacts | null {
  const facts = socket && noted.get(socket);
  if (!facts) return null;
  // A code, whatever the types say; and set only when the certificate was judged, after the facts were noted.
  const { authorizationError } = socket as { authorizationError?: unknown };
  return authorizationError ? { ...facts, distrust: String(authorizationError) } : facts;
}

/** From the server's own to the last issuer known. A self-signed one is its own issuer, for ever. */
function readChain(leaf: DetailedPeerCertificate | undefined): readonly Certificate[] {
  const chain: Certificate[] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.fingerprint256 && !seen.has(next.fingerprint256) && chain.length < longestChain) {
    seen.add(next.fingerprint256);
    chain.push(readCertificate(next));
    next = next.issuerCertificate;
  }
  return chain;
}

function readCertificate(certificate: DetailedPeerCertificate): Certificate {
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    altNames: altNamesOf(certificate.subjectaltname),
    validFromAt: Date.parse(certificate.valid_from),
    validToAt: Date.parse(certificate.valid_to),
    fingerprint256: certificate.fingerprint256,
  };
}

/** The common name, or all of the name. A part may occur more than once. */
function nameOf(name: Readonly<Record<string, unknown>> | undefined): string {
  const { CN } = name ?? {};
  if (typeof CN === 'string' && CN !== '') return CN;
  return Object.entries(name ?? {})
    .flatMap(([part, values]) => [values].flat().map((value) => `${part}=${value}`))
    .join(', ');
}

/** "DNS:a.example, IP Address:127.0.0.1"; a name that could be mistaken for more than one is quoted as JSON. */
function altNamesOf(text: string | undefined): readonly string[] {
  const names = (text ?? '').matchAll(/(?:^|, )[\w ]+:("(?:[^"\\]|\\.)*"|[^,]*)/g);
  return Array.from(names, ([, name = '']) => (name.startsWith('"') ? unquoted(name) : name));
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
