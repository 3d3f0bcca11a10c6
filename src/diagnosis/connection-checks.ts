// How secure connections are made: certificates in PEM (RFC 7468), mutual TLS.
import type { ConnectionSettings, Profile } from '#oauth/profile.ts';
import { type CheckSubject, error, ok, type ProfileCheck, warning } from './profile-check.ts';

/** Checks the connection settings. */
export function connectionChecks({ written: { connection } }: CheckSubject): readonly ProfileCheck[] {
  const found = [...pemChecks(connection), ...pairChecks(connection)];
  if (!connection.verifiesCertificate) return [...found, unverified(connection)];
  return found.length > 0 ? found : [passed(connection)];
}

function changed(connection: ConnectionSettings, change: Partial<ConnectionSettings>): Partial<Profile> {
  return { connection: { ...connection, ...change } };
}

function unverified(connection: ConnectionSettings): ProfileCheck {
  return warning('connection/unverified', 'connection', {
    title: 'Certificates are not verified',
    reason:
      'Whoever stands between can read the client secret and the tokens. Trust the server’s own authority instead.',
    fix: { label: 'Verify certificates', change: changed(connection, { verifiesCertificate: true }) },
    source: 'RFC 6749 §10.9',
  });
}

const certificate =
  /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[\s\S]+?-----END (?:X509 |TRUSTED )?CERTIFICATE-----/;

function pemChecks(connection: ConnectionSettings): ProfileCheck[] {
  const texts = [
    ['ca', 'Trusted authority'],
    ['clientCertificate', 'Client certificate'],
  ] as const;
  return texts.flatMap(([field, name]): ProfileCheck[] => {
    const text = connection[field];
    if (text.trim() === '') return [];
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
      return [
        error(`connection/${field}/key`, 'connection', {
          title: `${name} holds a private key`,
          reason:
            field === 'ca'
              ? 'An authority is trusted by its certificate alone. Its key belongs to nobody else.'
              : 'The key has a field of its own, where it is masked.',
          fix: { label: 'Keep the certificates alone', change: changed(connection, { [field]: certificatesIn(text) }) },
          source: 'RFC 7468 §10',
        }),
      ];
    }
    const framed = text.match(new RegExp(certificate, 'g')) ?? [];
    if (framed.length > 0 && !framed.every(holdsBase64)) {
      return [
        error(`connection/${field}/no-base64`, 'connection', {
          title: `${name} is cut short or garbled`,
          reason: 'Between its BEGIN and END lines stands base64, hundreds of characters of it.',
          source: 'RFC 7468 §5',
        }),
      ];
    }
    if (framed.length > 0) return [];
    return [
      error(`connection/${field}/no-pem`, 'connection', {
        title: `${name} is no certificate in PEM`,
        reason: 'It begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----.',
        source: 'RFC 7468 §5',
      }),
    ];
  });
}

/** The shortest certificates have more than twice as much. */
const fewestCharacters = 100;

function holdsBase64(framed: string): boolean {
  const body = framed.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
  return body.length >= fewestCharacters && /^[a-z\d+/]+={0,2}$/i.test(body);
}

function certificatesIn(text: string): string {
  return (text.match(new RegExp(certificate, 'g')) ?? []).join('\n');
}

function pairChecks({ clientCertificate, clientKey }: ConnectionSettings): ProfileCheck[] {
  const hasCertificate = clientCertificate.trim() !== '';
  if (hasCertificate === (clientKey !== null)) return [];
  return [
    error(
      hasCertificate ? 'connection/clientCertificate/no-key' : 'connection/clientKey/no-certificate',
      'connection',
      {
        title: hasCertificate ? 'Client certificate has no key' : 'Client key has no certificate',
        reason: 'One proves nothing without the other: the handshake needs both.',
        source: 'RFC 8446 §4.4.3',
      },
    ),
  ];
}

function passed({ ca, clientCertificate }: ConnectionSettings): ProfileCheck {
  const own = [ca.trim() && 'an authority of your own', clientCertificate.trim() && 'a client certificate'];
  const beside = own.filter(Boolean).join(' and ');
  return ok('connection', 'connection', {
    title: 'Certificates are verified',
    reason: beside ? `Against the well-known authorities, with ${beside}.` : 'Against the well-known authorities.',
    source: 'RFC 6749 §1.6',
  });
}
