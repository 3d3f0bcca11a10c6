import { useId, useState } from 'react';
import type { Group } from '#collection/collection.ts';
import { SecretDetails } from './secret-details.tsx';
import { VariableTable } from './variable-table.tsx';

/** The variables of a collection or folder that the open request stands in. */
export function GroupVariables({ group, kind }: { group: Group; kind: 'Collection' | 'Folder' }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex items-baseline gap-2">
        <h3 id={id} className="min-w-0 truncate font-semibold">
          {group.name}
        </h3>
        <span className="text-12 text-ink-3">{kind}</span>
      </div>
      <GroupVariableTable group={group} />
    </section>
  );
}

/** What a collection or folder gives names to, and the secret among it that is looked at. */
export function GroupVariableTable({ group }: { group: Group }) {
  const [selected, setSelected] = useState<string | null>(null);
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
      />
      {chosen?.value.kind === 'secret' && (
        <SecretDetails key={chosen.name} address={{ owner, name: chosen.name }} value={chosen.value} />
      )}
    </>
  );
}
