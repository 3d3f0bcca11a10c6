import { useSearchParams } from 'react-router';
import type { TokenView } from '#oauth/token-view.ts';
import { useCallsOf } from '#queries/calls.ts';
import { Note } from '#ui/note.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { CameAlong } from './came-along.tsx';
import { DecodedTokens } from './decoded-tokens.tsx';
import { LifetimeSources } from './lifetime-sources.tsx';
import { Lineage } from './lineage.tsx';
import { RawResponse } from './raw-response.tsx';
import { TokenCalls } from './token-calls.tsx';
import { TokenHeading } from './token-heading.tsx';
import { TokenLifetime } from './token-lifetime.tsx';

/** One token: its time left, its lineage, what came over the wire, what it was used for. */
export function TokenInspector({ token }: { token: TokenView }) {
  const [search, setSearch] = useSearchParams();
  const tab = tabOf(search.get('tab'), token);
  const { data, error } = useCallsOf(token.id);
  const calls = data?.calls ?? [];
  return (
    <div className="min-w-0 flex-1 overflow-auto">
      <div className="@container">
        <TokenHeading token={token} />
      </div>
      <TokenLifetime token={token} calls={calls} />
      <Lineage token={token} />
      <div className="border-t border-line-faint">
        <Tabs
          name="token"
          label="Token details"
          tabs={[
            { id: 'lifetime', label: 'Lifetime' },
            { id: 'decoded', label: 'Decoded' },
            { id: 'raw', label: 'Raw response' },
            { id: 'calls', label: 'Calls', count: calls.length },
          ]}
          value={tab}
          onChange={(id) => setSearch(withTab(id), { replace: true })}
        />
        <TabPanel name="token" value={tab} className="@container px-6 py-3 max-md:px-4">
          {tab === 'decoded' && <DecodedTokens token={token} />}
          {tab === 'lifetime' && (
            <div className="grid max-w-5xl grid-cols-[minmax(0,1.18fr)_minmax(0,1fr)] gap-6 @max-3xl:grid-cols-1">
              <LifetimeSources token={token} />
              <CameAlong token={token} />
            </div>
          )}
          {tab === 'raw' && <RawResponse token={token} />}
          {tab === 'calls' && error && (
            <Note tone="error">The calls can’t be read: {error.message}. Reload the page.</Note>
          )}
          {tab === 'calls' && !error && <TokenCalls calls={calls} unreadable={data?.unreadable ?? 0} />}
        </TabPanel>
      </div>
    </div>
  );
}

const inspectorTabs = ['lifetime', 'decoded', 'raw', 'calls'] as const;
type InspectorTab = (typeof inspectorTabs)[number];

/** The address with another tab, what else is looked at kept. */
function withTab(tab: InspectorTab) {
  return (before: URLSearchParams) => {
    const after = new URLSearchParams(before);
    after.set('tab', tab);
    return after;
  };
}

/** What a token has most to tell with comes first: a JWT its claims, any other its lifetime. */
function tabOf(asked: string | null, { decoded }: TokenView): InspectorTab {
  return inspectorTabs.find((tab) => tab === asked) ?? (decoded.access ? 'decoded' : 'lifetime');
}
