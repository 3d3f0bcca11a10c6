import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { TextInput } from './text-input.tsx';

/** A name and a value as typed. */
export interface KeyValueRow {
  readonly name: string;
  readonly value: string;
}

export interface KeyValueTableProps {
  rows: readonly KeyValueRow[];
  onChange: (rows: readonly KeyValueRow[]) => void;
  /** What a row is: "parameter". Names its controls. */
  noun: string;
}

const blank: KeyValueRow = { name: '', value: '' };
const isBlank = ({ name, value }: KeyValueRow) => name === '' && value === '';

/** Names and values in rows. Order and duplicates stay; a row that is left blank goes by itself. */
export function KeyValueTable({ rows, onChange, noun }: KeyValueTableProps) {
  const [hasBlank, setHasBlank] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const shown = hasBlank ? [...rows, blank] : rows;
  const edit = (place: number, row: KeyValueRow) => {
    if (place === rows.length) setHasBlank(false);
    onChange(shown.map((each, at) => (at === place ? row : each)));
  };
  const remove = (place: number) => {
    if (place === rows.length) setHasBlank(false);
    else onChange(rows.filter((_, at) => at !== place));
    addButton.current?.focus();
  };
  const leave = () => {
    setHasBlank(false);
    if (rows.some(isBlank)) onChange(rows.filter((row) => !isBlank(row)));
  };
  return (
    <fieldset
      className="min-w-0"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      {shown.length > 0 && (
        <ul className="mb-2 grid gap-1.5">
          {shown.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, names may repeat
            <li key={place} className="flex items-center gap-1.5">
              <TextInput
                mono
                aria-label={`Name of ${noun} ${place + 1}`}
                placeholder="Name"
                autoFocus={hasBlank && place === rows.length}
                value={row.name}
                onChange={(name) => edit(place, { ...row, name })}
                className="basis-2/5"
              />
              <TextInput
                mono
                aria-label={`Value of ${noun} ${place + 1}`}
                placeholder="Value"
                value={row.value}
                onChange={(value) => edit(place, { ...row, value })}
                className="basis-3/5"
              />
              <IconButton
                icon={<X aria-hidden="true" size={14} />}
                label={`Remove ${noun} ${row.name || place + 1}`}
                onClick={() => remove(place)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        ref={addButton}
        size="sm"
        leading={<Plus aria-hidden="true" size={14} />}
        onClick={() => setHasBlank(true)}
      >
        Add {noun}
      </Button>
    </fieldset>
  );
}
