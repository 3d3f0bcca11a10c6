// TLS as a call asks for it: further authorities, a client certificate, or no verification.
import { X509Certificate } from 'node:crypto';
import tls, { type SecureContext } from 'node:tls';
import type { TlsSettings } from '#call/wire.ts';

/** Options of a secure connection. */
export interface SecureOptions {
  readonly rejectUnauthorized: boolean;
  readonly secureContext: SecureContext;
}

/** These settings can't be used, for OpenSSL's reason. */
export class UnusableTls extends Error {
  readonly code: string;

  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message);
    this.code = cause.code ?? 'ERR_TLS_SETTINGS';
  }
}

/**
 * Makes the context that a call's settings stand for.
 * @throws UnusableTls where a PEM can't be read or the key is not the certificate's.
 */
export function secureOptions({ verify, ca, certificate, key }: TlsSettings): SecureOptions {
  try {
    const authorities = ca === null ? {} : { ca: [...wellKnownAuthorities(), readAuthorities(ca)] };
    // One PEM may hold both.
    const identity = { cert: certificate ?? key ?? undefined, key: key ?? certificate ?? undefined };
    return { rejectUnauthorized: verify, secureContext: tls.createSecureContext({ ...authorities, ...identity }) };
  } catch (error) {
    throw new UnusableTls(error as NodeJS.ErrnoException);
  }
}

/** OpenSSL takes a text without any certificate in silence, and then trusts nobody new. */
function readAuthorities(pem: string): string {
  return new X509Certificate(pem) && pem;
}

/** Naming authorities puts them in place of Node's own, so those are named too; a newer Node knows the user's as well. */
function wellKnownAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => readonly string[] };
  return getCACertificates?.('default') ?? tls.rootCertificates;
}
