import { useState } from 'react';
import type { Variable } from '#collection/variable.ts';
import type { VariableAddress } from '#queries/environments.ts';
import { NewVariableRow } from './new-variable-row.tsx';
import { VariableRow } from './variable-row.tsx';

export interface VariableTableProps {
  /** Whose variables they are: "Development". Names the table. */
  name: string;
  owner: VariableAddress['owner'];
  variables: readonly Variable[];
  /** The name of the one that is looked at. */
  selected: string | null;
  onSelect: (name: string | null) => void;
  /** The one that is asked for: it has the focus, there or not yet. */
  asked: string | null;
}

/** Names and values; the one that has the focus is the one looked at more closely below. */
export function VariableTable({ name, owner, variables, selected, onSelect, asked }: VariableTableProps) {
  // Once: the one that is added here is not asked for again, its row leaves the focus where one went on.
  const [isThere] = useState(() => variables.some((variable) => variable.name === asked));
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 rounded-well border border-line text-left">
      <caption className="sr-only">Variables of {name}</caption>
      <thead className="text-11 text-ink-3">
        <tr>
          <th scope="col" className="w-9 rounded-tl-well bg-sunken">
            <span className="sr-only">In use</span>
          </th>
          <th scope="col" className="h-7 w-1/3 bg-sunken px-2.5 font-medium">
            Name
          </th>
          <th scope="col" className="bg-sunken px-2.5 font-medium">
            Value
          </th>
          <th scope="col" className="w-17 rounded-tr-well bg-sunken pl-1 font-medium max-lg:w-24">
            Secret
          </th>
        </tr>
      </thead>
      <tbody>
        {variables.map((variable, at) => (
          <VariableRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, and keeps the focus when it is renamed
            key={at}
            owner={owner}
            variable={variable}
            isSelected={variable.name === selected}
            isAsked={isThere && variable.name === asked}
            onSelect={onSelect}
          />
        ))}
        <NewVariableRow owner={owner} onAdded={onSelect} asked={isThere ? null : asked} />
      </tbody>
    </table>
  );
}
