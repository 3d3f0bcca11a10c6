import { expect, test } from 'vitest';
import { secretRef } from '#oauth/profile.test-support.ts';
import { blankProfile, type ConnectionSettings } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const certificate = `-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(16)}\n${'AgMB'.repeat(16)}==\n-----END CERTIFICATE-----`;
const key = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
const settings = (changes: Partial<ConnectionSettings>) => ({
  connection: { ...blankProfile.connection, ...changes },
});

test.each<[changes: Partial<ConnectionSettings>, found: string | null, mended?: Partial<ConnectionSettings>]>([
  [{}, null],
  [{ ca: `subject=x\n${certificate}\n${certificate}\n` }, null],
  [{ clientCertificate: certificate, clientKey: secretRef('key') }, null],
  [{ verifiesCertificate: false }, 'warning connection/unverified', { verifiesCertificate: true }],
  [{ ca: 'MIIB' }, 'error connection/ca/no-pem'],
  [{ ca: '-----BEGIN CERTIFICATE-----\nMIIB' }, 'error connection/ca/no-pem'],
  [{ ca: `${certificate}\n${key}` }, 'error connection/ca/key', { ca: certificate }],
  [{ clientCertificate: 'x', clientKey: secretRef('key') }, 'error connection/clientCertificate/no-pem'],
  [
    { clientCertificate: `${key}\n${certificate}`, clientKey: secretRef('key') },
    'error connection/clientCertificate/key',
    { clientCertificate: certificate, clientKey: secretRef('key') },
  ],
  [{ ca: certificate.replace(/MIIB|AgMB/g, '') }, 'error connection/ca/no-base64'],
  [{ ca: '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----' }, 'error connection/ca/no-base64'],
  [{ ca: certificate.replace('MIIB', 'MI.B') }, 'error connection/ca/no-base64'],
  [{ clientCertificate: certificate }, 'error connection/clientCertificate/no-key'],
  [{ clientKey: secretRef('key') }, 'error connection/clientKey/no-certificate'],
])('%j: %s', (changes, found, expected) => {
  expect(foundIn(checksOf(settings(changes)))).toEqual(found ? [found] : []);
  if (expected) expect(mended(settings(changes), found?.split(' ')[1] ?? '')).toEqual(settings(expected));
});
