import type { Phases, TlsFacts } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { formatUtc } from '#ui/format-clock.ts';
import { Note } from '#ui/note.tsx';
import { type Phase, PhaseBar } from '#ui/phase-bar.tsx';

type Facts = Pick<CallView, 'phases' | 'connection' | 'remoteAddress' | 'viaProxy' | 'tls' | 'coding'>;

/** How a call travelled: its time per phase, and the connection it went over. */
export function ConnectionFacts({ call }: { call: Facts }) {
  return (
    <div className="grid gap-3">
      <PhaseBar {...phaseParts(call.phases)} label="Time of the call per phase" />
      <DefinitionList rows={[...connectionRows(call), ...tlsRows(call.tls), ...codingRows(call.coding)]} />
      {call.tls?.distrust && (
        <Note tone="warning">
          The certificate is not trusted ({call.tls.distrust}). The profile is told not to verify it, so the call went
          on.
        </Note>
      )}
    </div>
  );
}

function connectionRows({ connection, remoteAddress, viaProxy }: Facts): Definition[] {
  const words = { new: 'new', reused: 'reused: no DNS, TCP or TLS', none: 'none was made' }[connection];
  return [
    { term: 'Connection', value: words },
    ...(remoteAddress ? [{ term: 'Address', value: remoteAddress, mono: true }] : []),
    ...(viaProxy ? [{ term: 'Through', value: `the HTTP proxy ${viaProxy}` }] : []),
  ];
}

function tlsRows(tls: TlsFacts | null): Definition[] {
  if (!tls) return [];
  const [own] = tls.certificates;
  return [
    { term: 'TLS', value: `${tls.protocol}, ${tls.cipher}` },
    ...(own
      ? [
          { term: 'Certificate', value: own.subject, mono: true },
          { term: 'Issued by', value: own.issuer },
          { term: 'Valid until', value: formatUtc(own.validToAt) },
        ]
      : []),
  ];
}

const codingWords = {
  decoded: 'decoded',
  damaged: 'damaged: decoded up to the damage',
  'unknown-coding': 'unknown, left as it came',
  'too-many-codings': 'too many, left as it came',
} as const;

function codingRows(coding: Facts['coding']): Definition[] {
  return coding ? [{ term: 'Encoding', value: `${coding.codings.join(', ')}: ${codingWords[coding.outcome]}` }] : [];
}

function phaseParts({ totalMs, ...phases }: Phases): { parts: Phase[]; unmeasuredMs: number } {
  const measured = [
    { label: 'DNS', ms: phases.dnsMs, tone: 'gray-1' },
    { label: 'TCP', ms: phases.tcpMs, tone: 'gray-2' },
    { label: 'TLS', ms: phases.tlsMs, tone: 'gray-3' },
    { label: 'Waiting', ms: phases.waitingMs, tone: 'accent' },
    { label: 'Download', ms: phases.downloadMs, tone: 'teal' },
  ] as const;
  const parts = measured.flatMap(({ label, ms, tone }): Phase[] => (ms === null ? [] : [{ label, ms, tone }]));
  const unmeasuredMs = Math.max(0, totalMs - parts.reduce((sum, { ms }) => sum + ms, 0));
  return { parts, unmeasuredMs };
}
