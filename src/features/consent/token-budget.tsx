import type { Issuances } from '#oauth/issuances.ts';
import { Card } from '#ui/card.tsx';
import { DayTime } from '#ui/day-time.tsx';
import { Note } from '#ui/note.tsx';

/** More than so many would be too small to tell apart. */
const mostCells = 40;

/** How many tokens a profile has used of its limit, when one more is free, and that the last ones ask. */
export function TokenBudget({ issuances }: { issuances: Issuances }) {
  const { limit, receivedAt, freesAt, isLow, left } = issuances;
  const used = receivedAt.length;
  return (
    <Card className="mb-5 grid gap-2.5 px-5 py-4 max-md:px-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>
          <span className="mr-1.5 font-semibold">Token budget</span>{' '}
          <span className="text-ink-2">
            {used} of {limit.count} in the last {limit.per === 'day' ? '24 hours' : 'hour'}
          </span>
        </span>
        {freesAt !== null && (
          <span className="text-12 text-ink-3">
            one more is free <DayTime at={freesAt} />
          </span>
        )}
      </p>
      {limit.count <= mostCells && (
        <div aria-hidden="true" className="flex gap-1">
          {Array.from({ length: limit.count }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            <span key={at} className={`h-2.5 flex-1 rounded-xs border ${cellLook(at, used)}`} />
          ))}
        </div>
      )}
      {isLow && (
        <Note tone="warning">
          {left === 0
            ? 'By this count the provider gives no more for now. A token request may be refused.'
            : `${leftWords(issuances)}: no request gets one by itself, you are asked first.`}
        </Note>
      )}
    </Card>
  );
}

function cellLook(at: number, used: number): string {
  if (at >= used) return 'border-line-strong';
  return at === used - 1 ? 'border-active bg-active' : 'border-ink-3 bg-ink-3';
}

/** "1 of 3 left" */
export function leftWords({ left, limit }: Issuances): string {
  return `${left === 0 ? 'none' : left} of ${limit.count} left`;
}
