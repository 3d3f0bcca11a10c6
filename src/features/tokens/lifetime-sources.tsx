import { Check, Minus, TriangleAlert } from 'lucide-react';
import { explainDisagreement, explainLifetimeSource } from '#diagnosis/explain-lifetime.ts';
import { type ClockSkew, measureSkew } from '#oauth/clock-skew.ts';
import { disagreementOf, type LifetimeSource, lifetimeSourcesOf } from '#oauth/lifetime-sources.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { useTokenCall } from '#queries/calls.ts';
import { Chip } from '#ui/chip.tsx';
import { DayTime } from '#ui/day-time.tsx';
import { formatMs } from '#ui/format-ms.ts';
import { Note } from '#ui/note.tsx';

/** Where a token's end could come from: value, what is wrong with it, which one is counted by, and what disagrees. */
export function LifetimeSources({ token }: { token: TokenView }) {
  const call = useTokenCall(token.callId).data;
  const skew = call ? measureSkew(call) : null;
  const disagreement = disagreementOf(token, skew);
  return (
    <section>
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2.5">
        <h2 className="font-semibold">Where a lifetime could come from</h2>
        {disagreement && (
          <span className="ml-auto">
            <Chip tone="expiring" icon={<TriangleAlert aria-hidden="true" />}>
              2 disagree
            </Chip>
          </span>
        )}
      </div>
      <ul aria-label="Sources of the lifetime" className="rounded-well border border-line">
        {lifetimeSourcesOf(token, skew).map((source) => (
          <SourceRow key={source.source} source={source} name={nameOf(source, token)} />
        ))}
      </ul>
      <div className="mt-3 grid gap-2">
        {disagreement && <Note tone="warning">{explainDisagreement(disagreement)}</Note>}
        <Note>{uncertaintyWords(token, skew)}</Note>
      </div>
    </section>
  );
}

/** Where the response says it by another name, its place. */
function nameOf({ source }: LifetimeSource, { tokenPointers: { expires_in: pointer } }: TokenView): string {
  if (source === 'jwt-exp') return 'JWT exp';
  return pointer === '' || pointer === '/expires_in' ? 'expires_in' : pointer;
}

function SourceRow({ source, name }: { source: LifetimeSource; name: string }) {
  const { shown, endAt, problem, isUsed } = source;
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-3 border-b border-line-faint px-3 py-2 text-12 last:border-b-0">
      <SourceIcon source={source} />
      <div className="min-w-0">
        <p className="flex flex-wrap gap-x-3">
          <span className="font-mono font-medium">{name}</span>
          <span className="font-mono wrap-anywhere">{shown ?? (problem === 'no-jwt' ? 'none' : 'not received')}</span>
          {endAt !== null && (
            <span className="text-ink-2">
              ends <DayTime at={endAt} withOffset />
            </span>
          )}
        </p>
        <p className="text-ink-2">{explainLifetimeSource(source)}</p>
      </div>
      <span>{isUsed && <Chip tone="active">counted by</Chip>}</span>
    </li>
  );
}

function SourceIcon({ source: { problem, isUsed } }: { source: LifetimeSource }) {
  const isOdd = problem !== null && problem !== 'missing' && problem !== 'no-jwt' && problem !== 'adopted';
  if (isOdd) return <TriangleAlert aria-hidden="true" size={14} className="mt-0.5 text-expiring-ink" />;
  if (problem !== null) return <Minus aria-hidden="true" size={14} className="mt-0.5 text-ink-3" />;
  return <Check aria-hidden="true" size={14} className={isUsed ? 'mt-0.5 text-active-ink' : 'mt-0.5 text-ink-3'} />;
}

/** What the countdown can't know: from which moment of the round trip the seconds run, and whose clock is right. */
function uncertaintyWords({ lifetime, sentAt, receivedAt, adoptedAs }: TokenView, skew: ClockSkew | null): string {
  if (adoptedAs) return 'This token was adopted: its age is not known, and no call was measured. Only a call can tell.';
  const clock = skew
    ? `The provider’s clock was ${formatMs(Math.abs(skew.skewMs))} ${skew.skewMs < 0 ? 'behind' : 'ahead'}, give or take ${formatMs(skew.uncertaintyMs)}, by the Date of its response.`
    : 'How far the provider’s clock is from this device’s was not measured: its response carries no Date that tells.';
  if (lifetime.kind === 'unknown')
    return `Without a sound expires_in nothing is counted down: only a call can tell. ${clock}`;
  return `The seconds run from some moment of the round trip, so the end may come up to ${formatMs(receivedAt - sentAt)} earlier. ${clock}`;
}
