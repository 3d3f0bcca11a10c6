import { expect, test } from 'vitest';
import type { Certificate } from '#call/call.ts';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, expectSound, tokenReceivedAt } from './diagnosis.test-support.ts';
import type { Fix } from './diagnosis.ts';
import { explainTokenRequestFailure } from './token-request-failure.ts';
import { isKnownUnsent } from './unfinished-call.ts';

const failed = (code: string, changes = {}) =>
  callView(200, [], { ending: { kind: 'tls', code }, head: null, ...changes });

// The codes of Node 20 to 24, with OpenSSL 3.0 to 3.5.
test.each<[code: string, headline: string, fix: Fix]>([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'The certificate of api.example is self-signed.', 'edit-profile'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'The certificate of api.example comes from an unknown authority.', 'edit-profile'],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'The certificate of api.example can’t be traced to a known authority.',
    'edit-profile',
  ],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'The certificate of api.example can’t be traced to a known authority.',
    'edit-profile',
  ],
  ['CERT_HAS_EXPIRED', 'The certificate of api.example has expired.', 'send-again'],
  ['CERT_NOT_YET_VALID', 'The certificate of api.example is not valid yet.', 'send-again'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate is for another host than api.example.', 'edit-profile'],
  ['CERT_REVOKED', 'The certificate of api.example was revoked.', 'send-again'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'api.example wants a client certificate.', 'edit-profile'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'api.example does not accept the client certificate.', 'edit-profile'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'api.example does not accept the client certificate.', 'edit-profile'],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'api.example does not accept the client certificate.', 'edit-profile'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'api.example speaks no TLS.', 'edit-profile'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'api.example speaks no TLS.', 'edit-profile'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'api.example speaks no TLS version that is safe.', 'send-again'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'api.example speaks no TLS version that is safe.', 'send-again'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'The handshake with api.example failed.', 'edit-profile'],
  ['EPROTO', 'The handshake with api.example failed.', 'edit-profile'],
  ['ECONNRESET', 'api.example closed the connection in the handshake.', 'send-again'],
  ['EOF', 'api.example closed the connection in the handshake.', 'send-again'],
  ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'The certificates of the profile can’t be used.', 'edit-profile'],
  ['ERR_OSSL_PEM_NO_START_LINE', 'The certificates of the profile can’t be used.', 'edit-profile'],
  ['ERR_OSSL_BAD_DECRYPT', 'The certificates of the profile can’t be used.', 'edit-profile'],
  ['ERR_OSSL_PEM_BAD_BASE64_DECODE', 'The certificates of the profile can’t be used.', 'edit-profile'],
  ['ERR_CRYPTO_OPERATION_FAILED', 'The certificates of the profile can’t be used.', 'edit-profile'],
  ['ERR_TLS_SETTINGS', 'The certificates of the profile can’t be used.', 'edit-profile'],
  ['SOMETHING_NEW', 'No secure connection to api.example.', 'send-again'],
])('%s: %s', (code, headline, fix) => {
  const call = failed(code);
  const diagnosis = diagnoseCall(call, null) ?? expect.fail('no diagnosis');
  expectSound(diagnosis);
  expect(diagnosis).toMatchObject({ headline, fix, code });
  expect(diagnosis.evidence[0]?.claim).toBe(code);
  expect(isKnownUnsent(call)).toBe(true);
  const exchange = explainTokenRequestFailure({ ...call, purpose: 'token' }, { kind: 'no-answer' });
  expect(exchange).toMatchObject({ headline, fix, sentence: diagnosis.sentence });
});

test.each([
  ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'The key belongs to another certificate.'],
  ['ERR_OSSL_PEM_NO_START_LINE', 'One of them is no PEM.'],
  ['ERR_OSSL_BAD_DECRYPT', 'The key is locked with a passphrase.'],
  ['ERR_OSSL_ASN1_WRONG_TAG', 'OpenSSL does not take one of them.'],
])('settings of our own, %s: %s', (code, reason) => {
  expect(diagnoseCall(failed(code), null)?.sentence).toContain(reason);
});

test('a fault of TLS after the handshake leaves open what was taken', () => {
  expect(isKnownUnsent(failed('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'))).toBe(false);
});

const day = 86_400_000;
const sentAt = tokenReceivedAt;

test.each<[changes: Partial<Certificate>, validity: string]>([
  [{}, 'It is valid for another 2d0h'],
  [{ validToAt: sentAt - day }, 'It had expired 1d0h before the call'],
  [{ validFromAt: sentAt + day }, 'It begins 1d0h after the call'],
])('what the certificate says is evidence: %j', (changes, validity) => {
  const certificate: Certificate = {
    subject: 'other.example',
    issuer: 'Some CA',
    altNames: ['other.example', '*.other.example'],
    validFromAt: sentAt - day,
    validToAt: sentAt + 2 * day,
    fingerprint256: '00',
    ...changes,
  };
  const tls = { protocol: 'TLSv1.3', cipher: 'x', distrust: null, certificates: [certificate] };
  const diagnosis = diagnoseCall(failed('ERR_TLS_CERT_ALTNAME_INVALID', { tls, sentAt }), null);
  expect(diagnosis?.evidence.slice(1)).toMatchObject([
    { claim: 'Certificate of other.example', fact: 'Issued by Some CA. For other.example, *.other.example.' },
    { claim: validity },
  ]);
});
