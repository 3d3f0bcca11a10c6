import { type ReactNode, useState } from 'react';
import type { Phases } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import { useRevealCall, type useSend } from '#queries/calls.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatMs } from '#ui/format-ms.ts';
import { HeaderList } from '#ui/header-list.tsx';
import { Note } from '#ui/note.tsx';
import { type Phase, PhaseBar } from '#ui/phase-bar.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { WaitingInLine } from '#ui/waiting-in-line.tsx';
import { CallVerdict, type CallVerdictProps } from './call-verdict.tsx';
import { ConnectionPart } from './connection-part.tsx';
import { HopList } from './hop-list.tsx';
import { NotFollowed } from './not-followed.tsx';

interface ResponsePaneProps extends Omit<CallVerdictProps, 'call'> {
  /** The latest call, whose answer is shown. */
  call: CallView | undefined;
  /** How far a call under way has come, `null` while none is. */
  progress: ReturnType<typeof useSend>['progress'];
  onCancel: () => void;
  /** Sends again and goes where redirects lead. */
  onFollow: () => void;
  /** The host that is waited for. */
  awaited: string;
}

/** What marks an answer that a call under way will replace. */
const previous = {
  role: 'group',
  'aria-label': 'Previous answer',
  className: 'opacity-50 transition-opacity delay-150',
};

/** What came back: verdict first where there is one, then status, time, body, headers, and the request as sent. */
export function ResponsePane({ call, progress, onCancel, onFollow, awaited, ...verdict }: ResponsePaneProps) {
  const isPending = progress !== null;
  return (
    <div aria-busy={isPending} className="relative">
      {isPending && (
        <div className="appear-late absolute inset-x-0 top-0 z-sticky border-b border-line bg-surface px-4 py-2">
          {progress === 'waiting' ? (
            <WaitingInLine onCancel={onCancel} />
          ) : (
            <Waiting label="Sending" awaited={`Waiting for ${awaited}`} onCancel={onCancel} />
          )}
          {call && <p className="text-12 text-ink-3">Below: the previous answer</p>}
        </div>
      )}
      {call && (
        <div {...(isPending && previous)}>
          <Answer key={call.id} call={call}>
            <CallVerdict call={call} {...verdict} />
            <NotVerified call={call} />
            <HopList call={call} />
            <NotFollowed call={call} onFollow={onFollow} isPending={isPending} />
          </Answer>
        </div>
      )}
      {!call && !isPending && (
        <div className="p-4">
          <EmptyState title="Not sent yet">
            The answer appears here, with its status, time, headers and body.
          </EmptyState>
        </div>
      )}
    </div>
  );
}

/** The phases are the last hop's; those before it took their time as well. */
function totalMsOf({ hops, phases }: CallView): number {
  return hops.reduce((sum, hop) => sum + hop.phases.totalMs, phases.totalMs);
}

/** "4.1 KB", or with an encoding "gzip, 12 KB on the wire, 80 KB decoded". */
function sizeWords({ coding, sizes }: CallView): string {
  if (!coding) return formatBytes(sizes.responseBytes);
  const onTheWire = `${coding.codings.join(', ')}, ${formatBytes(sizes.responseBytes)} on the wire`;
  const isDecoded = coding.outcome === 'decoded' || coding.outcome === 'damaged';
  return isDecoded ? `${onTheWire}, ${formatBytes(sizes.decodedBytes)} decoded` : `${onTheWire}, not decoded`;
}

function NotVerified({ call: { tls } }: { call: CallView }) {
  if (!tls?.distrust) return null;
  return (
    <div className="px-4 pb-4">
      <Note tone="warning">
        Not verified: the certificate is not trusted ({tls.distrust}). The profile says not to verify it, so the call
        went on; whoever answered could be anyone.
      </Note>
    </div>
  );
}

type AnswerTab = 'body' | 'headers' | 'timing' | 'connection' | 'sent';

function Answer({ call, children }: { call: CallView; children: ReactNode }) {
  const [tab, setTab] = useState<AnswerTab>('body');
  return (
    <>
      <div className="flex min-h-11.5 flex-wrap items-center gap-3 px-4 py-2">
        <StatusChip status={call.head?.status ?? null} reason={call.head?.reason} size="lg" />
        <span className="font-semibold tabular-nums">{formatMs(totalMsOf(call))}</span>
        <span className="text-ink-2">{sizeWords(call)}</span>
        {call.retryOf && <span className="text-12 text-ink-3">sent again after a refresh</span>}
        <span className="ml-auto text-ink-2 tabular-nums">
          <ClockTime at={call.sentAt} />
        </span>
      </div>
      <div className="px-4 pb-3">
        <PhaseBar
          {...phaseParts(call.phases)}
          label={call.hops.length > 0 ? 'Time of the last hop per phase' : 'Time of the call per phase'}
        />
      </div>
      {children}
      <Tabs
        name="response"
        label="Parts of the call"
        tabs={[
          { id: 'body', label: 'Body' },
          { id: 'headers', label: 'Headers', count: call.responseHeaders.length },
          { id: 'timing', label: 'Timing' },
          { id: 'connection', label: 'Connection' },
          { id: 'sent', label: 'Sent request' },
        ]}
        value={tab}
        onChange={setTab}
      />
      <TabPanel name="response" value={tab} className="p-4 max-md:px-0 max-md:pt-2">
        <AnswerPart call={call} tab={tab} />
      </TabPanel>
    </>
  );
}

function AnswerPart({ call, tab }: { call: CallView; tab: AnswerTab }) {
  switch (tab) {
    case 'body':
      return <Body call={call} />;
    case 'headers':
      return (
        <HeaderList
          label="Response headers"
          rows={call.responseHeaders.map(([name, value]) => ({ name, value: value.text }))}
        />
      );
    case 'timing':
      return <Timing call={call} />;
    case 'connection':
      return <ConnectionPart call={call} />;
    case 'sent':
      return <CodeBlock label="Sent request" spans={call.requestText} ground="sunken" />;
  }
}

function Body({ call }: { call: CallView }) {
  if (call.responseBody === null) {
    return <EmptyState title="The body is no text">{formatBytes(call.sizes.responseBytes)} of other data.</EmptyState>;
  }
  if (call.responseBody.length === 0) return <EmptyState title="The body is empty" />;
  return (
    <>
      <div className="float-right max-md:mr-3">
        <CopyBody callId={call.id} />
      </div>
      <CodeBlock label="Response body" spans={call.responseBody} lineNumbers ground="bare" />
    </>
  );
}

function CopyBody({ callId }: { callId: string }) {
  const reveal = useRevealCall();
  const text = async () => (await reveal(callId)).response.map((span) => span.text).join('');
  return <CopyButton text={text} label="Copy response body" word="Copy" />;
}

function Timing({ call: { phases, hops } }: { call: CallView }) {
  const { dnsMs, tcpMs, tlsMs, waitingMs, downloadMs, totalMs } = phases;
  const shown = (ms: number | null) => (ms === null ? 'not measured' : formatMs(ms));
  return (
    <DefinitionList
      rows={[
        { term: 'DNS', value: shown(dnsMs) },
        { term: 'TCP', value: shown(tcpMs) },
        { term: 'TLS', value: shown(tlsMs) },
        { term: 'Waiting', value: shown(waitingMs) },
        { term: 'Download', value: shown(downloadMs) },
        { term: hops.length > 0 ? 'Last hop' : 'Total', value: formatMs(totalMs) },
      ]}
    />
  );
}

function phaseParts({ dnsMs, tcpMs, tlsMs, waitingMs, downloadMs, totalMs }: Phases): {
  parts: Phase[];
  unmeasuredMs: number;
} {
  const measured = [
    { label: 'DNS', ms: dnsMs, tone: 'gray-1' },
    { label: 'TCP', ms: tcpMs, tone: 'gray-2' },
    { label: 'TLS', ms: tlsMs, tone: 'gray-3' },
    { label: 'Waiting', ms: waitingMs, tone: 'accent' },
    { label: 'Download', ms: downloadMs, tone: 'teal' },
  ] as const;
  const parts = measured.flatMap(({ label, ms, tone }): Phase[] => (ms === null ? [] : [{ label, ms, tone }]));
  const unmeasuredMs = Math.max(0, totalMs - parts.reduce((sum, { ms }) => sum + ms, 0));
  return { parts, unmeasuredMs };
}
