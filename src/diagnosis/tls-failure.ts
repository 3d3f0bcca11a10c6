// Why a secure connection was not made: the codes of Node and OpenSSL in words, RFC 8446 sections 4.4 and 6, RFC 9110 section 4.3.4.
import type { CallView } from '#call/call-view.ts';
import { type Evidence, type Fix, fact, spanInWords } from './diagnosis.ts';

/** What to say of a failure, and what mends it. */
export interface FailureWords {
  readonly headline: string;
  readonly sentence: string;
  readonly fix: Fix | null;
}

type TlsTrouble =
  | 'self-signed'
  | 'unknown-authority'
  | 'incomplete-chain'
  | 'expired'
  | 'not-yet-valid'
  | 'other-host'
  | 'revoked'
  | 'client-certificate-wanted'
  | 'client-certificate-refused'
  | 'no-tls'
  | 'no-shared-version'
  | 'handshake'
  | 'closed'
  | 'own-settings'
  | 'other';

const codes: readonly (readonly [pattern: RegExp, trouble: TlsTrouble])[] = [
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'self-signed'],
  [/^(?:SELF_SIGNED_CERT_IN_CHAIN|CERT_UNTRUSTED|INVALID_CA|UNABLE_TO_GET_ISSUER_CERT)$/, 'unknown-authority'],
  [/^UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT_LOCALLY)$/, 'incomplete-chain'],
  [/^CERT_HAS_EXPIRED$/, 'expired'],
  [/^CERT_NOT_YET_VALID$/, 'not-yet-valid'],
  [/^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'other-host'],
  [/^CERT_REVOKED$/, 'revoked'],
  [/^ERR_SSL_[\w/]*ALERT_CERTIFICATE_REQUIRED$/, 'client-certificate-wanted'],
  [
    /^ERR_SSL_[\w/]*ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|ACCESS_DENIED)$/,
    'client-certificate-refused',
  ],
  [/^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL)$/, 'no-tls'],
  [/^ERR_SSL_[\w/]*(?:PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE)$/, 'no-shared-version'],
  [/^(?:EPROTO|ERR_SSL_[\w/]*(?:HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_CIPHERS_AVAILABLE))$/, 'handshake'],
  [/^(?:ECONNRESET|EOF|EPIPE|ECONNABORTED)$/, 'closed'],
  [/^(?:ERR_OSSL_\w+|ERR_TLS_SETTINGS|ERR_CRYPTO_\w+)$/, 'own-settings'],
];

function troubleOf(code: string): TlsTrouble {
  return codes.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}

/** A handshake's failure in words: what is wrong, whose matter it is, and where it is mended. */
export function tlsFailureWords(code: string, host: string): FailureWords {
  return words[troubleOf(code)](host, code);
}

/** Tells whether the request can't have been taken: TLS 1.3 may have sent it before the client's certificate is judged. */
export function isBeforeRequest(code: string): boolean {
  return troubleOf(code) !== 'other' || !code.startsWith('ERR_SSL_');
}

const unsent = 'The request was not sent.';
const trustIt = 'If it is to be trusted, put its certificate under Connection in the profile.';

const words: Readonly<Record<TlsTrouble, (host: string, code: string) => FailureWords>> = {
  'self-signed': (host) => ({
    headline: `The certificate of ${host} is self-signed.`,
    sentence: `Nobody else vouches for it, so it could be anybody’s. ${unsent} ${trustIt}`,
    fix: 'edit-profile',
  }),
  'unknown-authority': (host) => ({
    headline: `The certificate of ${host} comes from an unknown authority.`,
    sentence: `Companies and local tools often have an authority of their own. ${unsent} ${trustIt}`,
    fix: 'edit-profile',
  }),
  'incomplete-chain': (host) => ({
    headline: `The certificate of ${host} can’t be traced to a known authority.`,
    sentence: `Its server leaves an intermediate certificate out, or its authority is not known here. ${unsent} ${trustIt}`,
    fix: 'edit-profile',
  }),
  expired: (host) => ({
    headline: `The certificate of ${host} has expired.`,
    sentence: `Only its owner can renew it. ${unsent} If the certificate is new, this machine’s clock is wrong.`,
    fix: 'send-again',
  }),
  'not-yet-valid': (host) => ({
    headline: `The certificate of ${host} is not valid yet.`,
    sentence: `It was made for a later time, or this machine’s clock is behind. ${unsent}`,
    fix: 'send-again',
  }),
  'other-host': (host) => ({
    headline: `The certificate is for another host than ${host}.`,
    sentence: `Check the spelling of the host: another server may have answered in its place. ${unsent}`,
    fix: 'edit-profile',
  }),
  revoked: (host) => ({
    headline: `The certificate of ${host} was revoked.`,
    sentence: `Its authority no longer stands by it. ${unsent} Only its owner can replace it.`,
    fix: 'send-again',
  }),
  'client-certificate-wanted': (host) => ({
    headline: `${host} wants a client certificate.`,
    sentence: `It takes calls over mutual TLS only. ${unsent} Put certificate and key under Connection in the profile.`,
    fix: 'edit-profile',
  }),
  'client-certificate-refused': (host) => ({
    headline: `${host} does not accept the client certificate.`,
    sentence:
      'It was presented and refused: expired, of another authority, or not registered there. The request was not taken.',
    fix: 'edit-profile',
  }),
  'no-tls': (host) => ({
    headline: `${host} speaks no TLS.`,
    sentence: `Something answered there, but not in TLS: the port may be the one for plain http. ${unsent}`,
    fix: 'edit-profile',
  }),
  'no-shared-version': (host) => ({
    headline: `${host} speaks no TLS version that is safe.`,
    sentence: `TLS 1.2 and 1.3 are spoken here, older ones are not. ${unsent}`,
    fix: 'send-again',
  }),
  handshake: (host) => ({
    headline: `The handshake with ${host} failed.`,
    sentence: `No common ground was found: the port may speak no TLS, or the server wants a client certificate or another cipher. ${unsent}`,
    fix: 'edit-profile',
  }),
  closed: (host) => ({
    headline: `${host} closed the connection in the handshake.`,
    sentence: `It did not say why. A firewall may be in between, or the server wants a client certificate. ${unsent}`,
    fix: 'send-again',
  }),
  'own-settings': (_host, code) => ({
    headline: 'The certificates of the profile can’t be used.',
    sentence: `${settingsReason(code)} Nothing was sent. Mend it under Connection in the profile.`,
    fix: 'edit-profile',
  }),
  other: (host) => ({
    headline: `No secure connection to ${host}.`,
    sentence: 'Its certificate or its TLS version was not accepted.',
    fix: 'send-again',
  }),
};

function settingsReason(code: string): string {
  if (code.includes('KEY_VALUES_MISMATCH')) return 'The key belongs to another certificate.';
  if (code.includes('NO_START_LINE')) return 'One of them is no PEM.';
  if (/BAD_DECRYPT|PASSWORD|INTERRUPTED/.test(code)) return 'The key is locked with a passphrase.';
  return 'OpenSSL does not take one of them.';
}

/** What the server's own certificate says, as far as it was seen. */
export function certificateEvidence({ tls, sentAt }: CallView): Evidence[] {
  const certificate = tls?.certificates[0];
  if (!certificate) return [];
  const { subject, issuer, altNames, validFromAt, validToAt } = certificate;
  const names = altNames.length > 0 ? `For ${altNames.join(', ')}.` : 'It names no hosts.';
  return [
    fact(`Certificate of ${subject}`, `Issued by ${issuer}. ${names}`),
    fact(validity(validFromAt, validToAt, sentAt), 'The dates in the certificate, by the clock of this machine.'),
  ];
}

function validity(validFromAt: number, validToAt: number, sentAt: number): string {
  if (sentAt > validToAt) return `It had expired ${spanInWords(sentAt - validToAt)} before the call`;
  if (sentAt < validFromAt) return `It begins ${spanInWords(validFromAt - sentAt)} after the call`;
  return `It is valid for another ${spanInWords(validToAt - sentAt)}`;
}
