import { useState } from 'react';
import type { Variable } from '#collection/variable.ts';
import type { VariableAddress } from '#queries/environments.ts';
import { type Column, FramedTable } from '../framed-table.tsx';
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

const columns: readonly Column[] = [
  { name: 'In use', className: 'w-9', isUnnamed: true },
  { name: 'Name', className: 'w-1/3' },
  { name: 'Value' },
  { name: 'Secret', className: 'w-17 pr-0 pl-1 max-lg:w-24' },
];

/** Names and values; the one that has the focus is the one looked at more closely below. */
export function VariableTable({ name, owner, variables, selected, onSelect, asked }: VariableTableProps) {
  // Once: the one that is added here is not asked for again, its row leaves the focus where one went on.
  const [isThere] = useState(() => variables.some((variable) => variable.name === asked));
  return (
    <FramedTable caption={`Variables of ${name}`} columns={columns}>
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
    </FramedTable>
  );
}
