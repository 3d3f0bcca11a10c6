import { useSearchParams } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useCallsOf } from '#queries/calls.ts';
import { useProfile } from '#queries/profiles.ts';
import { Chip } from '#ui/chip.tsx';
import { useNow } from '#ui/clock.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { useLife } from '#ui/life.ts';
import { LifetimeBar } from '#ui/lifetime-bar.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { TimeLeft } from '#ui/time-left.tsx';
import { statusTone } from '#ui/tone.ts';
import { Lineage } from './lineage.tsx';
import { RawResponse } from './raw-response.tsx';
import { RefreshControl } from './refresh-control.tsx';
import { TokenCalls } from './token-calls.tsx';

/** One token: its time left, its lineage, what came over the wire, what it was used for. */
export function TokenInspector({ token }: { token: TokenView }) {
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'calls' ? 'calls' : 'raw';
  const calls = useCallsOf(token.id).data ?? [];
  return (
    <div className="min-w-0 flex-1 overflow-auto">
      <Heading token={token} />
      <Lifetime token={token} />
      <Lineage token={token} />
      <div className="border-t border-line-faint">
        <Tabs
          name="token"
          label="Token details"
          tabs={[
            { id: 'raw', label: 'Raw response' },
            { id: 'calls', label: 'Calls', count: calls.length },
          ]}
          value={tab}
          onChange={(id) => setSearch({ tab: id }, { replace: true })}
        />
        <TabPanel name="token" value={tab} className="px-6 py-3 max-md:px-4">
          {tab === 'raw' ? <RawResponse token={token} /> : <TokenCalls calls={calls} />}
        </TabPanel>
      </div>
    </div>
  );
}

function Heading({ token }: { token: TokenView }) {
  const profile = useProfile(token.profileId).data;
  const { tone } = useLife(lifeSpanOf(token.lifetime, token.receivedAt));
  const words = { active: 'Active', expiring: 'Expiring', expired: 'Expired' };
  return (
    <div className="flex flex-wrap items-start gap-3 px-6 pt-5 max-md:px-4 max-md:pt-4">
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-center gap-2.5 text-20 font-semibold tracking-[-0.014em]">
          {profile?.name ?? 'Unknown profile'}
          <Chip tone={tone ?? 'neutral'} dot>
            {tone === null ? 'Lifetime unknown' : words[tone]}
          </Chip>
        </h1>
        <p className="text-12 text-ink-3">
          {['Access token', token.tokenType, token.jwtAlgorithm ? `JWT, ${token.jwtAlgorithm}` : 'opaque']
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="ml-auto max-md:w-full">
        <RefreshControl token={token} />
      </div>
    </div>
  );
}

function Lifetime({ token }: { token: TokenView }) {
  const now = useNow();
  const calls = useCallsOf(token.id).data ?? [];
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  return (
    <div className="grid grid-cols-[212px_minmax(0,1fr)] gap-6 px-6 pt-4.5 pb-4 max-md:grid-cols-1 max-md:gap-3 max-md:px-4">
      <TimeLeft endAt={span.endAt} warnFromAt={span.warnFromAt} endedSentence="The token has expired" />
      <div>
        <LifetimeBar
          {...span}
          now={now}
          label="Lifetime of the token"
          startLabel={
            <>
              Received <ClockTime at={span.startAt} />
            </>
          }
          endLabel={
            span.endAt !== null && (
              <>
                Expires <ClockTime at={span.endAt} />
              </>
            )
          }
          ticks={calls.map((call) => ({ at: call.sentAt, tone: statusTone(call.head?.status ?? null) }))}
        />
        <p className="text-12 text-ink-2">{calls.length === 1 ? '1 call' : `${calls.length} calls`}</p>
      </div>
    </div>
  );
}
