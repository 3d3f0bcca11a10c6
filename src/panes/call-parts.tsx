import type { CallView } from '#call/call-view.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { HeaderList } from '#ui/header-list.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { BodyPart } from './body-part.tsx';
import { ConnectionPart } from './connection-part.tsx';
import { phaseWords } from './phases.ts';
import { TextView } from './text-view.tsx';
import { type Sought, useFind } from './use-find.ts';

/** A part of a call. */
export type CallPart = 'body' | 'headers' | 'timing' | 'connection' | 'sent';

export interface CallPartsProps {
  call: CallView;
  part: CallPart;
  onPart: (part: CallPart) => void;
  /** What was looked for in its body while it came in. */
  sought?: Sought | undefined;
}

/** The parts of a call, one at a time: body, headers, timing, connection, and the request as it was sent. */
export function CallParts({ call, part, onPart, sought }: CallPartsProps) {
  return (
    <>
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
        value={part}
        onChange={onPart}
      />
      <TabPanel
        name="response"
        value={part}
        className="p-4 max-md:px-0 max-md:pt-2 md:flex md:min-h-80 md:flex-1 md:flex-col md:overflow-auto"
      >
        <ShownPart call={call} part={part} sought={sought} />
      </TabPanel>
    </>
  );
}

function ShownPart({ call, part, sought }: Omit<CallPartsProps, 'onPart'>) {
  switch (part) {
    case 'body':
      return <BodyPart call={call} sought={sought} />;
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
      return <SentRequest call={call} />;
  }
}

function SentRequest({ call }: { call: CallView }) {
  return <TextView label="Sent request" spans={call.requestText} find={useFind(call.id, 'Find in request')} />;
}

function Timing({ call: { phases, hops } }: { call: CallView }) {
  const total = { term: hops.length > 0 ? 'Last hop' : 'Total', value: formatMs(phases.totalMs) };
  return <DefinitionList rows={[...phaseWords(phases), total]} />;
}
