import type { CallView } from '#call/call-view.ts';
import { lastTold } from '#call/last-told.ts';
import { measureSkew } from '#oauth/clock-skew.ts';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import { lifetimeSourcesOf } from '#oauth/lifetime-sources.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useTokenCall } from '#queries/calls.ts';
import { useNow } from '#ui/clock.ts';
import { DayTime } from '#ui/day-time.tsx';
import { LifetimeBar } from '#ui/lifetime-bar.tsx';
import { TimeLeft } from '#ui/time-left.tsx';
import { statusTone } from '#ui/tone.ts';

interface TokenLifetimeProps {
  token: TokenView;
  /** The calls that carried it, newest first. */
  calls: readonly CallView[];
}

/** The time left, large, and the lifetime as a bar with the token's calls on it. */
export function TokenLifetime({ token, calls }: TokenLifetimeProps) {
  const now = useNow();
  const span = lifeSpanOf(token.lifetime, token.receivedAt);
  const claims = useClaimedEnds(token);
  return (
    <div className="grid grid-cols-[212px_minmax(0,1fr)] gap-6 px-6 pt-4.5 pb-4 max-md:grid-cols-1 max-md:gap-3 max-md:px-4">
      <TimeLeft
        endAt={span.endAt}
        warnFromAt={span.warnFromAt}
        endedSentence="The token has expired"
        unknownNote={<LastSeen calls={calls} />}
      />
      <div>
        <LifetimeBar
          {...span}
          now={now}
          label="Lifetime of the token"
          startLabel={
            <>
              {startWords(token)} <DayTime at={span.startAt} />
            </>
          }
          endLabel={<End endAt={span.endAt} isClaimed={claims.length > 0} />}
          claims={claims}
          ticks={calls.map((call) => ({ at: call.sentAt, tone: statusTone(call.head?.status ?? null) }))}
        />
        <p className="text-12 text-ink-2">{callWords(calls)}</p>
      </div>
    </div>
  );
}

/** An adopted token came some time before it was pasted; a JWT may say when. */
function startWords({ adoptedAs, lifetime, receivedAt }: TokenView): string {
  if (!adoptedAs) return 'Received';
  return lifetime.kind === 'known' && lifetime.startsAt < receivedAt ? 'Issued' : 'Adopted';
}

function End({ endAt, isClaimed }: { endAt: number | null; isClaimed: boolean }) {
  if (endAt === null) return isClaimed ? 'No end is known; marks are claims' : 'No end is known';
  return (
    <>
      Expires <DayTime at={endAt} />
    </>
  );
}

/** Ends that nothing is counted by, of a token whose own is unknown. */
function useClaimedEnds(token: TokenView): { at: number; words: string }[] {
  const call = useTokenCall(token.callId).data;
  if (token.lifetime.kind === 'known') return [];
  const sources = lifetimeSourcesOf(token, call ? measureSkew(call) : null);
  return sources.flatMap(({ endAt }) => (endAt === null ? [] : { at: endAt, words: 'by JWT exp' }));
}

/** Of a token without an end only a call can tell: what the last one told. */
function LastSeen({ calls }: { calls: readonly CallView[] }) {
  const told = lastTold(calls);
  if (!told) return 'Only a call can tell whether it works.';
  return (
    <>
      {told.head?.status === 401 ? 'refused' : 'worked'} at <DayTime at={told.sentAt} />, by a call
    </>
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
