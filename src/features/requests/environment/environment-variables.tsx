import { useState } from 'react';
import type { Environment } from '#collection/environment.ts';
import { AcrossEnvironments } from './across-environments.tsx';
import { SecretDetails } from './secret-details.tsx';
import { VariableTable } from './variable-table.tsx';

export interface EnvironmentVariablesProps {
  environment: Environment;
  environments: readonly Environment[];
  /** The variable that is asked for, there or not yet; `null` for none. */
  asked: string | null;
}

/** The variables of the environment in use, and one of them more closely. */
export function EnvironmentVariables({ environment, environments, asked }: EnvironmentVariablesProps) {
  const { id, name, variables } = environment;
  const [selected, setSelected] = useState(asked);
  const owner = { kind: 'environment', id } as const;
  const chosen = variables.find((each) => each.name === selected);
  return (
    <>
      <VariableTable
        name={name}
        owner={owner}
        variables={variables}
        selected={selected}
        onSelect={setSelected}
        asked={asked}
      />
      {chosen?.value.kind === 'secret' && (
        <SecretDetails key={chosen.name} address={{ owner, name: chosen.name }} value={chosen.value} />
      )}
      {chosen && environments.length > 1 && (
        <AcrossEnvironments name={chosen.name} environments={environments} currentId={id} />
      )}
    </>
  );
}
