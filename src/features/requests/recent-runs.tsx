import { useId } from 'react';
import { Link } from 'react-router';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { useRunsOf } from '#queries/calls.ts';
import { formatClock } from '#ui/format-clock.ts';
import { formatMs } from '#ui/format-ms.ts';
import { fillTone, statusTone } from '#ui/tone.ts';

/** Most runs that are drawn: each is wide enough to be pressed. */
const drawnRuns = 16;
/** The shortest bar, of the longest. */
const leastShare = 0.15;

/** How the last runs of a request went and how long they took, oldest first; each leads to its call. */
export function RecentRuns({ requestId }: { requestId: string }) {
  const id = useId();
  const runs = (useRunsOf(requestId).data ?? []).slice(0, drawnRuns).toReversed();
  const [first, last] = [runs[0], runs.at(-1)];
  // One run is what the response shows.
  if (!first || !last || runs.length === 1) return null;
  const longest = Math.max(1, ...runs.map(({ totalMs }) => totalMs ?? 0));
  return (
    <section aria-labelledby={id} className="mt-auto px-4 pt-6 pb-4 max-md:hidden">
      <div className="flex items-baseline justify-between gap-3 pb-2 text-12">
        <h3 id={id} className="font-medium">
          Recent runs
        </h3>
        <span className="text-ink-2">up to {formatMs(longest)}</span>
      </div>
      <ol className="flex h-12 gap-1 border-b border-line">
        {runs.map((run) => (
          <li key={run.id} className="min-w-0 max-w-10 flex-1">
            <Run run={run} share={leastShare + (1 - leastShare) * ((run.totalMs ?? 0) / longest)} />
          </li>
        ))}
      </ol>
      <p className="flex justify-between pt-1 text-11 text-ink-3 tabular-nums">
        <span>{formatClock(first.sentAt)}</span>
        <span>{formatClock(last.sentAt)}</span>
      </p>
    </section>
  );
}

function Run({ run, share }: { run: CallLogEntry; share: number }) {
  const isWhole = run.ending === null || run.ending === 'response';
  const status = isWhole ? run.status : null;
  const took = run.totalMs === null ? '' : `, ${formatMs(run.totalMs)}`;
  const words = `${status ?? 'No whole answer'}${took}, ${formatClock(run.sentAt)}`;
  return (
    <Link
      to={`/timeline?call=${run.id}`}
      aria-label={words}
      title={words}
      className="flex h-full items-end rounded-sm hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span
        className={`keep-colour w-full rounded-t-sm ${status === null ? 'dashes' : fillTone[statusTone(status)]}`}
        style={{ height: `${share * 100}%` }}
      />
    </Link>
  );
}
