import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { maskedValue } from '#call/masked-text.ts';
import { isSensitiveName } from '#call/secret-names.ts';
import type { Row } from '#collection/saved-request.ts';
import type { Scope } from '#collection/scope.ts';
import { readVariableText } from '#collection/variable-text.ts';
import { classNames } from '#ui/class-names.ts';
import type { Completion } from '#ui/completing-input.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { type Column, FramedTable } from '../framed-table.tsx';
import { ValuePreview } from './value-preview.tsx';
import { VariableField } from './variable-field.tsx';

export interface RowTableProps {
  /** What a row is: "header". Names its controls. */
  noun: string;
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  scope: Scope;
  completeName?: (name: string) => Completion | null;
  /** Rows that something else adds, after these. */
  children?: ReactNode;
}

const columns: readonly Column[] = [
  { name: 'Sent', className: 'w-10', isUnnamed: true },
  { name: 'Name', className: 'w-2/5' },
  { name: 'Value' },
  { name: 'Remove', className: 'w-9', isUnnamed: true },
];

const blank: Row = { name: '', value: '', isEnabled: true };

/**
 * Names and values in rows, order and duplicates kept. Typing in the last row makes one more; Alt and an arrow moves a
 * row; a row that is switched off stays and is not sent.
 */
export function RowTable({ noun, rows, onChange, scope, completeName, children }: RowTableProps) {
  const table = useRef<HTMLTableSectionElement>(null);
  const edit = (at: number, change: Partial<Row>) => {
    const row = { ...(rows[at] ?? blank), ...change };
    onChange(at < rows.length ? rows.map((each, place) => (place === at ? row : each)) : [...rows, row]);
  };
  const remove = (at: number) => {
    onChange(rows.filter((_, place) => place !== at));
    focusName(table.current, Math.min(at, rows.length - 1));
  };
  const move = (event: KeyboardEvent, at: number) => {
    const step = moves[event.key];
    if (!event.altKey || !step || at >= rows.length) return;
    event.preventDefault();
    const to = at + step;
    const [row, other] = [rows[at], rows[to]];
    if (!row || !other) return;
    const swapped = rows.with(at, other).with(to, row);
    onChange(swapped);
    focusName(table.current, to);
  };
  return (
    <FramedTable
      caption={`${noun[0]?.toUpperCase()}${noun.slice(1)}s. Alt and an arrow key moves a row.`}
      columns={columns}
    >
      <tbody ref={table}>
        {[...rows, blank].map((row, at) => (
          <EditedRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, names may repeat
            key={at}
            name={`${noun} ${at + 1}`}
            row={row}
            isNew={at === rows.length}
            scope={scope}
            completeName={completeName}
            onChange={(change) => edit(at, change)}
            onRemove={() => remove(at)}
            onKeyDown={(event) => move(event, at)}
          />
        ))}
        {children}
      </tbody>
    </FramedTable>
  );
}

const moves: Record<string, 1 | -1 | undefined> = { ArrowUp: -1, ArrowDown: 1 };

/** The row that is meant is there after the next draw. */
function focusName(table: HTMLElement | null, at: number): void {
  requestAnimationFrame(() => table?.querySelectorAll('tr')[at]?.querySelector('textarea')?.focus());
}

interface EditedRowProps extends Pick<RowTableProps, 'scope' | 'completeName'> {
  name: string;
  row: Row;
  /** The row at the end that is none yet. */
  isNew: boolean;
  onChange: (change: Partial<Row>) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const cell = 'border-t border-line-faint align-top';

function EditedRow({ name, row, isNew, scope, completeName, onChange, onRemove, onKeyDown }: EditedRowProps) {
  const masked = maskOfRow(row);
  return (
    <tr onKeyDown={onKeyDown} className={classNames(!row.isEnabled && 'text-ink-3')}>
      <td className={classNames(cell, 'pt-2 text-center max-lg:pt-3.5')}>
        {!isNew && (
          <input
            type="checkbox"
            aria-label={`Send ${row.name || name}`}
            checked={row.isEnabled}
            onChange={(event) => onChange({ isEnabled: event.target.checked })}
            className="size-4 accent-accent"
          />
        )}
      </td>
      <td className={cell}>
        <VariableField
          aria-label={`Name of ${name}`}
          data-field={name}
          look="bare"
          placeholder={isNew ? 'Add name' : 'Name'}
          value={row.name}
          onChange={(typed) => onChange({ name: typed })}
          scope={scope}
          completeElse={completeName}
        />
      </td>
      <td className={classNames(cell, 'border-l border-line-faint')}>
        <VariableField
          aria-label={`Value of ${name}`}
          look="bare"
          placeholder="Value"
          value={row.value}
          masked={masked}
          onChange={(typed) => onChange({ value: typed })}
          scope={scope}
        />
        {masked === null && <ValuePreview text={row.value} scope={scope} />}
      </td>
      <td className={classNames(cell, 'pt-1 max-lg:pt-0')}>
        {!isNew && (
          <IconButton
            icon={<X aria-hidden="true" size={14} />}
            label={`Remove ${row.name || name}`}
            onClick={onRemove}
          />
        )}
      </td>
    </tr>
  );
}

const scheme = /^(?:Bearer|Basic|DPoP|Token)\s+/i;

/** What stands for a secret by its name (DESIGN 6.3); `null` for what is none, or names variables alone. */
function maskOfRow({ name, value }: Row): string | null {
  if (!isSensitiveName(name)) return null;
  const typed = readVariableText(value).map((piece) => (piece.kind === 'text' ? piece.text : ''));
  return typed.join('').replace(scheme, '').trim() === '' ? null : maskedValue(value, name);
}
