import { useId, useState } from 'react';
import type { Group } from '#collection/collection.ts';
import { SecretDetails } from './secret-details.tsx';
import { VariableTable } from './variable-table.tsx';

export interface GroupVariablesProps {
  group: Group;
  kind: 'Collection' | 'Folder';
  /** The variable that is asked for, there or not yet; `null` for none. */
  asked: string | null;
}

/** The variables of a collection or folder in reach of what is in view. */
export function GroupVariables({ group, kind, asked }: GroupVariablesProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex items-baseline gap-2">
        <h3 id={id} className="min-w-0 truncate font-semibold">
          {group.name}
        </h3>
        <span className="text-12 text-ink-3">{kind}</span>
      </div>
      <GroupVariableTable group={group} asked={asked} />
    </section>
  );
}

/** What a collection or folder gives names to, and the secret among it that is looked at. */
export function GroupVariableTable({
  group,
  asked = null,
}: Pick<GroupVariablesProps, 'group'> & { asked?: string | null }) {
  const [selected, setSelected] = useState(asked);
  const owner = { kind: 'group', id: group.id } as const;
  const chosen = group.variables.find(({ name }) => name === selected);
  return (
    <>
      <VariableTable
        name={group.name}
        owner={owner}
        variables={group.variables}
        selected={selected}
        onSelect={setSelected}
        asked={asked}
      />
      {chosen?.value.kind === 'secret' && (
        <SecretDetails key={chosen.name} address={{ owner, name: chosen.name }} value={chosen.value} />
      )}
    </>
  );
}
