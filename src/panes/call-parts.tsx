import { useState } from 'react';
import type { CallView } from '#call/call-view.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { DefinitionList } from '#ui/definition-list.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { HeaderList } from '#ui/header-list.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { BodyPart } from './body-part.tsx';
import { ConnectionPart } from './connection-part.tsx';
import { phaseWords } from './phases.ts';

type Part = 'body' | 'headers' | 'timing' | 'connection' | 'sent';

/** The parts of a call, one at a time: body, headers, timing, connection, and the request as it was sent. */
export function CallParts({ call }: { call: CallView }) {
  const [part, setPart] = useState<Part>('body');
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
        onChange={setPart}
      />
      <TabPanel name="response" value={part} className="p-4 max-md:px-0 max-md:pt-2">
        <ShownPart call={call} part={part} />
      </TabPanel>
    </>
  );
}

function ShownPart({ call, part }: { call: CallView; part: Part }) {
  switch (part) {
    case 'body':
      return <BodyPart call={call} />;
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

function Timing({ call: { phases, hops } }: { call: CallView }) {
  const total = { term: hops.length > 0 ? 'Last hop' : 'Total', value: formatMs(phases.totalMs) };
  return <DefinitionList rows={[...phaseWords(phases), total]} />;
}
