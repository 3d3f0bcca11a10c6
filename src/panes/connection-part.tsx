import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { Certificate, TlsFacts } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { Chip } from '#ui/chip.tsx';
import { useAt } from '#ui/clock.ts';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatUtc } from '#ui/format-clock.ts';
import { codingRows, connectionRows } from './connection-rows.ts';

/** The connection that the answer came over: address, TLS, certificates, what the body went through. */
export function ConnectionPart({ call }: { call: CallView }) {
  return (
    <div className="grid gap-5 max-md:px-4">
      <DefinitionList rows={[...connectionRows(call), ...protocolRows(call), ...bodyRows(call)]} />
      {call.tls && <Certificates tls={call.tls} />}
    </div>
  );
}

function protocolRows({ tls, lastUrl, head }: CallView): Definition[] {
  const noTls = lastUrl.startsWith('http:') ? 'none: plain http' : 'not known';
  return [
    ...(head ? [{ term: 'HTTP', value: head.httpVersion }] : []),
    { term: 'TLS', value: tls ? `${tls.protocol}, ${tls.cipher}` : noTls },
  ];
}

function bodyRows({ coding, sizes }: CallView): Definition[] {
  return [
    { term: 'Body sent', value: formatBytes(sizes.requestBytes) },
    { term: 'Body received', value: formatBytes(sizes.responseBytes) },
    ...codingRows(coding),
    ...(coding ? [{ term: 'Body decoded', value: formatBytes(sizes.decodedBytes) }] : []),
  ];
}

function Certificates({ tls }: { tls: TlsFacts }) {
  return (
    <section>
      <h2 className="mb-2 flex flex-wrap items-center gap-2 font-semibold">
        Certificates
        {tls.distrust === null ? (
          <Chip tone="active" icon={<ShieldCheck aria-hidden="true" />}>
            Trusted
          </Chip>
        ) : (
          <Chip tone="expiring" icon={<ShieldAlert aria-hidden="true" />}>
            Not trusted
          </Chip>
        )}
      </h2>
      {tls.certificates.length === 0 && <p className="text-12 text-ink-3">The server’s certificate was not told.</p>}
      <ol aria-label="Certificate chain" className="rounded-well border border-line">
        {tls.certificates.map((certificate) => (
          <li key={certificate.fingerprint256} className="border-b border-line-faint px-3 py-2.5 last:border-b-0">
            <CertificateFacts certificate={certificate} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const { subject, issuer, altNames, validFromAt, validToAt, fingerprint256 } = certificate;
  const left = useAt((now) => validityWords(certificate, now));
  return (
    <>
      <p className="mb-1.5 font-mono text-12 font-medium wrap-anywhere">{subject}</p>
      <DefinitionList
        rows={[
          { term: 'Issued by', value: issuer === subject ? 'itself' : issuer },
          { term: 'Valid', value: `${formatUtc(validFromAt)} to ${formatUtc(validToAt)}, ${left}` },
          ...(altNames.length > 0 ? [{ term: 'Names', value: altNames.join(', '), mono: true }] : []),
          { term: 'SHA-256', value: fingerprint256, mono: true },
        ]}
      />
    </>
  );
}

const DAY = 86_400_000;

function validityWords({ validFromAt, validToAt }: Certificate, now: number): string {
  if (now < validFromAt) return 'not valid yet';
  if (now >= validToAt) return 'no longer valid';
  const days = Math.floor((validToAt - now) / DAY);
  return days === 1 ? '1 day left' : `${days} days left`;
}
