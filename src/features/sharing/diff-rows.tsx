import type { FieldChange } from '#collection/compare-collections.ts';
import { classNames } from '#ui/class-names.ts';

/** Before and after, field by field. What is long is cut: the source has it whole. */
export function DiffRows({ changes, label }: { changes: readonly FieldChange[]; label: string }) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-[88px_minmax(0,1fr)] overflow-hidden rounded-md border border-line bg-surface font-mono text-12 max-md:grid-cols-1"
    >
      {changes.map(({ field, yours, theirs }) => (
        <div key={field} className="contents">
          <dt className="truncate px-2 py-0.5 text-ink-2">{field}</dt>
          <dd className="min-w-0">
            {yours.length > 0 && <Side sign="-" lines={yours} />}
            {theirs.length > 0 && <Side sign="+" lines={theirs} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const mostShown = 2_000;
const mostLines = 30;

function Side({ sign, lines }: { sign: '-' | '+'; lines: readonly string[] }) {
  const isGone = sign === '-';
  const text = lines.slice(0, mostLines).join('\n');
  const isCut = lines.length > mostLines || text.length > mostShown;
  return (
    <div
      className={classNames(
        'flex gap-2 px-2 py-0.5',
        isGone ? 'bg-s4xx-tint text-s4xx-ink' : 'bg-active-tint text-active-ink',
      )}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{isGone ? 'Yours:' : 'Theirs:'}</span>
      <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">
        {text.slice(0, mostShown)}
        {isCut && '…'}
      </span>
    </div>
  );
}
