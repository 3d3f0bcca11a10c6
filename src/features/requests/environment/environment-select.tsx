import type { Environment } from '#collection/environment.ts';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { Select } from '#ui/select.tsx';

const none = '';

export interface EnvironmentSelectProps {
  environments: readonly Environment[];
  /** The one in use, `null` for none. */
  current: Environment | null;
}

/** Chooses what requests are tried against. */
export function EnvironmentSelect({ environments, current }: EnvironmentSelectProps) {
  return (
    <Select
      aria-label="Environment"
      value={current?.id ?? none}
      onChange={(id) => chooseEnvironment(id === none ? null : id)}
      options={[{ id: none, label: 'No environment' }, ...environments.map(({ id, name }) => ({ id, label: name }))]}
    />
  );
}
