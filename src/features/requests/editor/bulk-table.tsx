import { useState } from 'react';
import { readBulk, writeBulk } from '#collection/bulk-rows.ts';
import { Button } from '#ui/button.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { RowTable, type RowTableProps } from './row-table.tsx';

/** Rows as a table, or as text for many at once: pasted, sorted, switched off. */
export function BulkTable(props: RowTableProps) {
  const { noun, rows, onChange } = props;
  const [bulk, setBulk] = useState<string | null>(null);
  if (bulk === null) {
    return (
      <div className="grid gap-2">
        <RowTable {...props} />
        <div>
          <Button size="sm" variant="ghost" onClick={() => setBulk(writeBulk(rows))}>
            Edit as text
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <TextArea
        aria-label={`${noun[0]?.toUpperCase()}${noun.slice(1)}s as text`}
        rows={12}
        value={bulk}
        onChange={(text) => {
          setBulk(text);
          onChange(readBulk(text));
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" onClick={() => setBulk(null)}>
          Back to the table
        </Button>
        <p className="text-12 text-ink-3">
          A line each, <code className="font-mono">Name: value</code>. <code className="font-mono">{'//'}</code> in
          front switches one off.
        </p>
      </div>
    </div>
  );
}
