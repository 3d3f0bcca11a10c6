import type { CallLogEntry } from '#call/call-log-entry.ts';
import { classNames } from '#ui/class-names.ts';
import { useAt } from '#ui/clock.ts';
import { formatCount } from '#ui/format-count.ts';
import { fillTone, inkTone } from '#ui/tone.ts';
import { barParts, byHour, countOutcomes, outcomeWords } from './today.ts';

/** The API calls of today, per hour and by how they ended. */
export function TodayCalls({ calls }: { calls: readonly CallLogEntry[] }) {
  const counts = countOutcomes(calls);
  const total = calls.length === 1 ? '1 call' : `${formatCount(calls.length)} calls`;
  return (
    <section
      aria-labelledby="today"
      className="min-w-0 border-line px-6 py-6 max-md:border-t max-md:px-4 md:max-xl:border-l xl:border-t"
    >
      <h2 id="today" className="mb-3 flex items-baseline gap-2.5 text-14 font-semibold">
        Today <span className="text-12 font-regular text-ink-3 tabular-nums">{calls.length > 0 && total}</span>
      </h2>
      {calls.length === 0 ? (
        <p className="text-12 text-ink-3">Calls to APIs appear here, hour by hour.</p>
      ) : (
        <>
          <HourBars calls={calls} label={`${total} today, hour by hour: ${outcomeWords(counts)}`} />
          <dl className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
            {barParts({ ...counts }).map(({ outcome, tone, count }) => (
              <div key={outcome}>
                <dt className={classNames('text-11', tone === 's2xx' ? 'text-ink-3' : inkTone[tone])}>
                  {outcome === 'none' ? 'No answer' : outcome}
                </dt>
                <dd className="font-medium tabular-nums">{formatCount(count)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function HourBars({ calls, label }: { calls: readonly CallLogEntry[]; label: string }) {
  const hour = useAt((now) => new Date(now).getHours());
  const hours = byHour(calls);
  const most = Math.max(...hours.map(({ length }) => length));
  return (
    <>
      <div role="img" aria-label={label} className="keep-colour flex h-16 items-end gap-0.5 border-b border-line">
        {hours.map((each, place) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
            key={place}
            className={classNames('flex h-full min-w-0 flex-1 flex-col-reverse', place > hour && 'hatch-ahead')}
          >
            {barParts(countOutcomes(each)).map(({ outcome, tone, count }) => (
              <span
                key={outcome}
                className={classNames(
                  'min-h-0.5 border-t border-surface',
                  tone === 'neutral' ? 'dashes' : fillTone[tone],
                  (tone === 's2xx' || tone === 's3xx') && 'opacity-55',
                )}
                style={{ height: `${(count / most) * 100}%` }}
              />
            ))}
          </div>
        ))}
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between text-11 text-ink-3 tabular-nums">
        {['00', '06', '12', '18', '24'].map((each) => (
          <span key={each}>{each}</span>
        ))}
      </div>
    </>
  );
}
