import { useEnvironmentInUse } from '#queries/environment-in-use.ts';
import { useEnvironments } from '#queries/environments.ts';

/** All environments and the one in use; `undefined` until they are loaded. One in use that was deleted counts as none. */
export function useEnvironment() {
  const { data, error } = useEnvironments();
  const id = useEnvironmentInUse();
  const environments = data?.records;
  const current = environments?.find((each) => each.id === id) ?? null;
  return { environments, current, unreadable: data?.unreadable.length ?? 0, error };
}
