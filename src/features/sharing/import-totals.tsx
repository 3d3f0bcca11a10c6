import type { ImportCounts } from '#collection/import-note.ts';
import { formatCount } from '#ui/format-count.ts';

/** How much an import brought. */
export function ImportTotals({ counts }: { counts: ImportCounts }) {
  const totals = [
    ['Requests', counts.requests],
    ['Folders', counts.folders],
    ['Variables', counts.variables],
    ['Environments', counts.environments],
    ['Profiles made', counts.profiles],
    ['Secrets moved to the vault', counts.secrets],
  ] as const;
  return (
    <dl className="grid grid-cols-3 gap-x-4 gap-y-3 border-b border-line pb-4.5 max-md:grid-cols-2">
      {totals.map(([name, count]) => (
        <div key={name}>
          <dt className="text-12 text-ink-3">{name}</dt>
          <dd className="font-medium tabular-nums">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
