import { Plus, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { TextInput } from './text-input.tsx';

/** A name and a value as typed. */
export interface KeyValueRow {
  readonly name: string;
  readonly value: string;
}

/** @template Row what it has beside name and value may be left out: a row that is added has nothing more. */
export interface KeyValueTableProps<Row extends KeyValueRow> {
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  /** What a row is: "parameter". Names its controls. */
  noun: string;
  /** What the value is called, unless that is a value. */
  valueWord?: string;
  /** More controls of a row, under its name and value. */
  more?: (row: Row, more: { place: number; edit: (row: Row) => void }) => ReactNode;
}

const isBlank = ({ name, value }: KeyValueRow) => name === '' && value === '';

/** Names and values in rows. Order and duplicates stay; a row that is left blank goes by itself. */
export function KeyValueTable<Row extends KeyValueRow>(props: KeyValueTableProps<Row>) {
  const { rows, onChange, noun, valueWord = 'Value', more } = props;
  const blank = { name: '', value: '' } as Row;
  const [hasBlank, setHasBlank] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const shown = hasBlank ? [...rows, blank] : rows;
  const edit = (place: number, row: Row) => {
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
            <li key={place} className={more ? `${tall} not-last:mb-2` : 'flex items-center gap-1.5'}>
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
                aria-label={`${valueWord} of ${noun} ${place + 1}`}
                placeholder={valueWord}
                value={row.value}
                onChange={(value) => edit(place, { ...row, value })}
                className="basis-3/5"
              />
              <IconButton
                icon={<X aria-hidden="true" size={14} />}
                label={`Remove ${noun} ${row.name || place + 1}`}
                onClick={() => remove(place)}
              />
              {more && (
                <div className="col-span-3 flex gap-1.5">
                  {more(row, { place, edit: (changed) => edit(place, changed) })}
                </div>
              )}
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

/** Two lines for each row. */
const tall = 'grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-1.5';
