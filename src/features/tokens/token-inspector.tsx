import { Link, useSearchParams } from 'react-router';
import type { CallView } from '#call/call-view.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import { formatInWords } from '#oauth/token-format.ts';
import { type TokenView, tokenName } from '#oauth/token-view.ts';
import { useCallsOf } from '#queries/calls.ts';
import { useProfile } from '#queries/profiles.ts';
import { useRefreshToken, useTokens } from '#queries/tokens.ts';
import { buttonClass } from '#ui/button-class.ts';
import { useNow } from '#ui/clock.ts';
import { ClockTime } from '#ui/clock-time.tsx';
import { useLife } from '#ui/life.ts';
import { LifetimeBar } from '#ui/lifetime-bar.tsx';
import { Note } from '#ui/note.tsx';
import { StateChip } from '#ui/state-chip.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { TimeLeft } from '#ui/time-left.tsx';
import { statusTone } from '#ui/tone.ts';
import { DecodedTokens } from './decoded-tokens.tsx';
import { Lineage } from './lineage.tsx';
import { RawResponse } from './raw-response.tsx';
import { RefreshButton, RefreshFailure } from './refresh-control.tsx';
import { TokenCalls } from './token-calls.tsx';

/** One token: its time left, its lineage, what came over the wire, what it was used for. */
export function TokenInspector({ token }: { token: TokenView }) {
  const [search, setSearch] = useSearchParams();
  const isDecodable = token.decoded.access !== null || token.decoded.id !== null;
  const tab = tabOf(search.get('tab'), isDecodable);
  const { data, error } = useCallsOf(token.id);
  const calls = data?.calls ?? [];
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
            ...(isDecodable ? [{ id: 'decoded', label: 'Decoded' } as const] : []),
            { id: 'raw', label: 'Raw response' },
            { id: 'calls', label: 'Calls', count: calls.length },
          ]}
          value={tab}
          onChange={(id) => setSearch({ tab: id }, { replace: true })}
        />
        <TabPanel name="token" value={tab} className="px-6 py-3 max-md:px-4">
          {tab === 'decoded' && <DecodedTokens token={token} />}
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

type InspectorTab = 'decoded' | 'raw' | 'calls';

function tabOf(asked: string | null, isDecodable: boolean): InspectorTab {
  if (asked === 'calls' || asked === 'raw') return asked;
  return isDecodable ? 'decoded' : 'raw';
}

function Heading({ token }: { token: TokenView }) {
  const profile = useProfile(token.profileId).data;
  const successor = useTokens().data?.tokens.find(({ parentId }) => parentId === token.id);
  const refresh = useRefreshToken();
  const { tone } = useLife(lifeSpanOf(token.lifetime, token.receivedAt));
  return (
    <div className="flex flex-wrap items-start gap-3 px-6 pt-5 max-md:px-4 max-md:pt-4">
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-center gap-2.5 text-20 font-semibold tracking-[-0.014em]">
          {profile?.name ?? 'Unknown profile'}
          <StateChip tone={tone} unknownWord="Lifetime unknown" />
        </h1>
        <p className="text-12 text-ink-3">
          {['Access token', token.tokenType, formatInWords(token.format)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="ml-auto flex flex-wrap gap-2 max-md:w-full">
        <Link to={`/requests/scratch/first?token=${token.id}`} className={`${buttonClass()} max-md:flex-1`}>
          Send request
        </Link>
        {successor ? (
          <Link to={`/tokens/${successor.id}`} className={`${buttonClass()} max-md:flex-1`}>
            Replaced by {tokenName(successor)}
          </Link>
        ) : (
          <RefreshButton token={token} refresh={refresh} />
        )}
      </div>
      <RefreshFailure token={token} refresh={refresh} />
    </div>
  );
}

function Lifetime({ token }: { token: TokenView }) {
  const now = useNow();
  const calls = useCallsOf(token.id).data?.calls ?? [];
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
        <p className="text-12 text-ink-2">{callWords(calls)}</p>
      </div>
    </div>
  );
}

/** "16 calls · 15 × 2xx · 1 × 401" */
function callWords(calls: readonly CallView[]): string {
  const counts = new Map<string, number>();
  for (const { head } of calls) {
    const status = head?.status ?? 0;
    const answered = status < 400 ? `${Math.floor(status / 100)}xx` : String(status);
    const word = head ? answered : 'no response';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const total = calls.length === 1 ? '1 call' : `${calls.length} calls`;
  return [total, ...[...counts].sort().map(([word, count]) => `${count} × ${word}`)].join(' · ');
}
