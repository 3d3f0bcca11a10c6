import type { CallView } from '#call/call-view.ts';
import { classNames } from '#ui/class-names.ts';
import { formatMs } from '#ui/format-ms.ts';
import { StatusChip } from '#ui/status-chip.tsx';
import { changedPart, type HopStage, tellHops } from './hop-story.ts';

/** Every address a call went to, and what became of its credentials on the way. Nothing where no redirect was followed. */
export function HopList({ call }: { call: CallView }) {
  if (call.hops.length === 0) return null;
  const stages = tellHops(call);
  const redirects = call.hops.length === 1 ? '1 redirect, followed' : `${call.hops.length} redirects, followed`;
  return (
    <section className="px-4 pb-4">
      <h2 className="mb-2 font-semibold">
        Hops <span className="ml-1.5 text-12 font-regular text-ink-2">{redirects}</span>
      </h2>
      <ol aria-label="Hops">
        {stages.map((stage, place) => (
          <Stage
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place
            key={place}
            stage={stage}
            number={place + 1}
            before={stages[place - 1]?.url ?? null}
            isLast={place === stages.length - 1}
          />
        ))}
      </ol>
    </section>
  );
}

interface StageProps {
  stage: HopStage;
  number: number;
  before: string | null;
  isLast: boolean;
}

function Stage({ stage, number, before, isLast }: StageProps) {
  const [same, changed, rest] = changedPart(stage.url, before);
  return (
    <li className="relative grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 pb-2.5 text-12 last:pb-0">
      {!isLast && <span aria-hidden="true" className="absolute top-5 bottom-0 left-2.5 w-px bg-line-strong" />}
      <span
        aria-hidden="true"
        className="grid size-5 place-items-center rounded-full border border-line-strong bg-surface text-11 text-ink-2"
      >
        {number}
      </span>
      <div className="min-w-0">
        <p className="font-mono leading-5 wrap-anywhere">
          <span className="font-semibold">{stage.method}</span> {same}
          {changed && <span className="font-semibold text-s3xx-ink">{changed}</span>}
          {rest}
        </p>
        {stage.notes.map(({ what, words, isDropped }) => (
          <p key={what} className="text-11 text-ink-3">
            <span className="font-mono">{what}</span>{' '}
            <span className={classNames(isDropped && 'text-s4xx-ink')}>{words}</span>
          </p>
        ))}
      </div>
      <div className="text-right">
        <StatusChip status={stage.status} />
        <p className="text-11 text-ink-3 tabular-nums">{formatMs(stage.totalMs)}</p>
      </div>
    </li>
  );
}
