import type { TlsFacts } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { formatUtc } from '#ui/format-clock.ts';
import { Note } from '#ui/note.tsx';
import { PhaseBar } from '#ui/phase-bar.tsx';
import { codingRows, connectionRows } from './connection-rows.ts';
import { phaseParts } from './phases.ts';

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
